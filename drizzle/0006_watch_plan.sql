CREATE TABLE "fflogs_quota" (
	"account" text PRIMARY KEY NOT NULL,
	"limit_per_hour" double precision,
	"spent" double precision DEFAULT 0 NOT NULL,
	"resets_at" bigint DEFAULT 0 NOT NULL,
	"silent_until" bigint DEFAULT 0 NOT NULL,
	"strikes" integer DEFAULT 0 NOT NULL,
	"told_at" bigint DEFAULT 0 NOT NULL,
	"checked_at" bigint,
	"trouble" text
);
--> statement-breakpoint
ALTER TABLE "post" ALTER COLUMN "night_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "watch" ADD COLUMN "state" text DEFAULT 'watching' NOT NULL;--> statement-breakpoint
ALTER TABLE "watch" ADD COLUMN "next_at" bigint;--> statement-breakpoint
ALTER TABLE "watch" ADD COLUMN "told_trouble" text;--> statement-breakpoint
CREATE INDEX "watch_watching_index" ON "watch" USING btree ("next_at") WHERE state = 'watching';