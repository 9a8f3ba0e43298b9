ALTER TABLE "pull" ALTER COLUMN "actors" SET DATA TYPE json USING "actors"::json;--> statement-breakpoint
ALTER TABLE "pull" ALTER COLUMN "ability_names" SET DATA TYPE json USING "ability_names"::json;--> statement-breakpoint
ALTER TABLE "pull" ALTER COLUMN "status_names" SET DATA TYPE json USING "status_names"::json;--> statement-breakpoint
ALTER TABLE "pull" ALTER COLUMN "phases" SET DATA TYPE json USING "phases"::json;--> statement-breakpoint
-- Beside a pull's events these are small: compressing them costs more time than it saves space.
ALTER TABLE "pull" ALTER COLUMN "actors" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "pull" ALTER COLUMN "ability_names" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "pull" ALTER COLUMN "status_names" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "metric_result" ALTER COLUMN "result" SET STORAGE EXTERNAL;
