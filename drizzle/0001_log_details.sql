ALTER TABLE "pull" ADD COLUMN "trash" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "pull" ADD COLUMN "provisional" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "pull" ADD COLUMN "broken_hashes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "static" ADD COLUMN "stored_names" text DEFAULT 'names' NOT NULL;