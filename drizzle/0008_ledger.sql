-- What is a page has changed: those that were kept are asked for again when somebody needs them.
DELETE FROM "fflogs_page";--> statement-breakpoint
ALTER TABLE "fflogs_page" DROP CONSTRAINT "fflogs_page_code_revision_fight_id_stream_start_ms_pk";--> statement-breakpoint
ALTER TABLE "fflogs_page" ALTER COLUMN "next_ms" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "fflogs_page" ADD COLUMN "edition" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "fflogs_page" ADD CONSTRAINT "fflogs_page_code_edition_revision_fight_id_stream_start_ms_pk" PRIMARY KEY("code","edition","revision","fight_id","stream","start_ms");--> statement-breakpoint
ALTER TABLE "watch" ADD COLUMN "mark" text;--> statement-breakpoint
ALTER TABLE "watch" ADD COLUMN "rescan_asked_at" bigint;--> statement-breakpoint
CREATE INDEX "fflogs_page_fetched_at_index" ON "fflogs_page" USING btree ("fetched_at");
