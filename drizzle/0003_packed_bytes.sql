-- These bytes are packed already: trying to compress them once more costs more than storing them.
ALTER TABLE "pull_events" ALTER COLUMN "block" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "post_file" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "fflogs_page" ALTER COLUMN "body" SET STORAGE EXTERNAL;
