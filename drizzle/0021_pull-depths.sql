CREATE TABLE "pull_depth" (
	"pull_id" integer PRIMARY KEY NOT NULL,
	"static_id" integer NOT NULL,
	"fight" text NOT NULL,
	"started_at" bigint NOT NULL,
	"rank" double precision NOT NULL,
	"phase_id" integer NOT NULL,
	"phase" text NOT NULL,
	"boss_name" text,
	"boss_share" double precision,
	"fight_share" double precision
);
--> statement-breakpoint
ALTER TABLE "pull_depth" ADD CONSTRAINT "pull_depth_pull_id_pull_id_fk" FOREIGN KEY ("pull_id") REFERENCES "public"."pull"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pull_depth" ADD CONSTRAINT "pull_depth_static_id_static_id_fk" FOREIGN KEY ("static_id") REFERENCES "public"."static"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pull_depth_static_id_fight_rank_started_at_index" ON "pull_depth" USING btree ("static_id","fight","rank" DESC NULLS LAST,"started_at");