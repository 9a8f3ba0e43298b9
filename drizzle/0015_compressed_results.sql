-- Compressed by us they take half the room. What is there stays as it is, readable text.
ALTER TABLE "metric_result" ALTER COLUMN "result" SET DATA TYPE bytea USING convert_to("result"::text, 'UTF8');--> statement-breakpoint
ALTER TABLE "metric_result" ALTER COLUMN "result" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "pull" ALTER COLUMN "actors" SET DATA TYPE bytea USING convert_to("actors"::text, 'UTF8'), ALTER COLUMN "actors" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "pull" ALTER COLUMN "ability_names" SET DATA TYPE bytea USING convert_to("ability_names"::text, 'UTF8'), ALTER COLUMN "ability_names" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "pull" ALTER COLUMN "status_names" SET DATA TYPE bytea USING convert_to("status_names"::text, 'UTF8'), ALTER COLUMN "status_names" SET STORAGE EXTERNAL;
