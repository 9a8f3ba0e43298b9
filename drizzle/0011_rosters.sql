CREATE TABLE "roster_change" (
	"id" serial PRIMARY KEY NOT NULL,
	"static_id" integer NOT NULL,
	"told" text NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" bigint NOT NULL,
	"before" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "pull" DROP CONSTRAINT "pull_report_id_source_key_unique";--> statement-breakpoint
ALTER TABLE "roster_alias" DROP CONSTRAINT "roster_alias_static_id_alias_pk";--> statement-breakpoint
ALTER TABLE "roster_alias" ADD COLUMN "world" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "roster_alias" ADD CONSTRAINT "roster_alias_static_id_alias_world_pk" PRIMARY KEY("static_id","alias","world");--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "hidden_at" bigint;--> statement-breakpoint
ALTER TABLE "roster_change" ADD CONSTRAINT "roster_change_static_id_static_id_fk" FOREIGN KEY ("static_id") REFERENCES "public"."static"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "roster_change_static_id_id_index" ON "roster_change" USING btree ("static_id","id");--> statement-breakpoint
CREATE INDEX "pull_report_id_index" ON "pull" USING btree ("report_id");