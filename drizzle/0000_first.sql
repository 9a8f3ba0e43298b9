CREATE TABLE "fflogs_page" (
	"code" text NOT NULL,
	"revision" integer NOT NULL,
	"fight_id" integer NOT NULL,
	"stream" text NOT NULL,
	"start_ms" double precision NOT NULL,
	"next_ms" double precision,
	"body" "bytea" NOT NULL,
	"fetched_at" bigint NOT NULL,
	CONSTRAINT "fflogs_page_code_revision_fight_id_stream_start_ms_pk" PRIMARY KEY("code","revision","fight_id","stream","start_ms")
);
--> statement-breakpoint
CREATE TABLE "guild" (
	"id" serial PRIMARY KEY NOT NULL,
	"discord_id" text NOT NULL,
	"name" text NOT NULL,
	"blame" text DEFAULT 'roles' NOT NULL,
	CONSTRAINT "guild_discord_id_unique" UNIQUE("discord_id")
);
--> statement-breakpoint
CREATE TABLE "metric_result" (
	"pull_id" integer NOT NULL,
	"metric" text NOT NULL,
	"version" integer NOT NULL,
	"result" jsonb NOT NULL,
	CONSTRAINT "metric_result_pull_id_metric_pk" PRIMARY KEY("pull_id","metric")
);
--> statement-breakpoint
CREATE TABLE "night" (
	"id" serial PRIMARY KEY NOT NULL,
	"static_id" integer NOT NULL,
	"started_at" bigint NOT NULL,
	"ended_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "post_file" (
	"post_id" integer NOT NULL,
	"name" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "post_file_post_id_name_pk" PRIMARY KEY("post_id","name")
);
--> statement-breakpoint
CREATE TABLE "post" (
	"id" serial PRIMARY KEY NOT NULL,
	"static_id" integer NOT NULL,
	"channel_id" text NOT NULL,
	"kind" text NOT NULL,
	"subject_id" integer NOT NULL,
	"night_id" integer NOT NULL,
	"message" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"sent_revision" integer DEFAULT 0 NOT NULL,
	"message_id" text,
	"thread_id" text,
	"trouble" text,
	"created_at" bigint NOT NULL,
	CONSTRAINT "post_channel_id_kind_subject_id_unique" UNIQUE("channel_id","kind","subject_id")
);
--> statement-breakpoint
CREATE TABLE "pull_events" (
	"pull_id" integer PRIMARY KEY NOT NULL,
	"block" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pull" (
	"id" serial PRIMARY KEY NOT NULL,
	"static_id" integer NOT NULL,
	"number" integer NOT NULL,
	"night_id" integer NOT NULL,
	"report_id" integer NOT NULL,
	"source_key" text NOT NULL,
	"territory_id" integer,
	"encounter_id" integer,
	"encounter" text,
	"fight_name" text NOT NULL,
	"started_at" bigint NOT NULL,
	"duration_ms" integer NOT NULL,
	"outcome" text NOT NULL,
	"actors" jsonb NOT NULL,
	"ability_names" jsonb NOT NULL,
	"status_names" jsonb NOT NULL,
	"phases" jsonb NOT NULL,
	"boss_hp" double precision,
	"fight_hp" double precision,
	"wipe_called_ms" integer,
	"parser" text NOT NULL,
	"stored_at" bigint NOT NULL,
	CONSTRAINT "pull_static_id_number_unique" UNIQUE("static_id","number"),
	CONSTRAINT "pull_report_id_source_key_unique" UNIQUE("report_id","source_key")
);
--> statement-breakpoint
CREATE TABLE "report" (
	"id" serial PRIMARY KEY NOT NULL,
	"static_id" integer NOT NULL,
	"source" text NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"started_at" bigint NOT NULL,
	"read_at" bigint,
	CONSTRAINT "report_static_id_source_code_unique" UNIQUE("static_id","source","code")
);
--> statement-breakpoint
CREATE TABLE "roster_alias" (
	"static_id" integer NOT NULL,
	"alias" text NOT NULL,
	"member_id" integer NOT NULL,
	CONSTRAINT "roster_alias_static_id_alias_pk" PRIMARY KEY("static_id","alias")
);
--> statement-breakpoint
CREATE TABLE "roster_member" (
	"id" serial PRIMARY KEY NOT NULL,
	"static_id" integer NOT NULL,
	"name" text NOT NULL,
	"discord_user_id" text,
	CONSTRAINT "roster_member_static_id_name_unique" UNIQUE("static_id","name")
);
--> statement-breakpoint
CREATE TABLE "static" (
	"id" serial PRIMARY KEY NOT NULL,
	"guild_id" integer NOT NULL,
	"name" text NOT NULL,
	"sample" boolean DEFAULT false NOT NULL,
	CONSTRAINT "static_guild_id_name_unique" UNIQUE("guild_id","name")
);
--> statement-breakpoint
CREATE TABLE "watch" (
	"id" serial PRIMARY KEY NOT NULL,
	"static_id" integer NOT NULL,
	"code" text NOT NULL,
	"channel_id" text NOT NULL,
	"added_by" text NOT NULL,
	"added_at" bigint NOT NULL,
	"polled_at" bigint,
	"changed_at" bigint,
	"trouble" text,
	CONSTRAINT "watch_static_id_code_unique" UNIQUE("static_id","code")
);
--> statement-breakpoint
ALTER TABLE "metric_result" ADD CONSTRAINT "metric_result_pull_id_pull_id_fk" FOREIGN KEY ("pull_id") REFERENCES "public"."pull"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "night" ADD CONSTRAINT "night_static_id_static_id_fk" FOREIGN KEY ("static_id") REFERENCES "public"."static"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_file" ADD CONSTRAINT "post_file_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_static_id_static_id_fk" FOREIGN KEY ("static_id") REFERENCES "public"."static"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_night_id_night_id_fk" FOREIGN KEY ("night_id") REFERENCES "public"."night"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pull_events" ADD CONSTRAINT "pull_events_pull_id_pull_id_fk" FOREIGN KEY ("pull_id") REFERENCES "public"."pull"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pull" ADD CONSTRAINT "pull_static_id_static_id_fk" FOREIGN KEY ("static_id") REFERENCES "public"."static"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pull" ADD CONSTRAINT "pull_night_id_night_id_fk" FOREIGN KEY ("night_id") REFERENCES "public"."night"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pull" ADD CONSTRAINT "pull_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_static_id_static_id_fk" FOREIGN KEY ("static_id") REFERENCES "public"."static"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_alias" ADD CONSTRAINT "roster_alias_static_id_static_id_fk" FOREIGN KEY ("static_id") REFERENCES "public"."static"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_alias" ADD CONSTRAINT "roster_alias_member_id_roster_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."roster_member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_member" ADD CONSTRAINT "roster_member_static_id_static_id_fk" FOREIGN KEY ("static_id") REFERENCES "public"."static"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "static" ADD CONSTRAINT "static_guild_id_guild_id_fk" FOREIGN KEY ("guild_id") REFERENCES "public"."guild"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watch" ADD CONSTRAINT "watch_static_id_static_id_fk" FOREIGN KEY ("static_id") REFERENCES "public"."static"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "night_static_id_ended_at_index" ON "night" USING btree ("static_id","ended_at");--> statement-breakpoint
CREATE INDEX "post_static_id_created_at_index" ON "post" USING btree ("static_id","created_at");--> statement-breakpoint
CREATE INDEX "post_unsent_index" ON "post" USING btree ("night_id") WHERE sent_revision < revision and channel_id not like 'local-%';--> statement-breakpoint
CREATE INDEX "pull_static_id_started_at_index" ON "pull" USING btree ("static_id","started_at");--> statement-breakpoint
CREATE INDEX "pull_night_id_index" ON "pull" USING btree ("night_id");--> statement-breakpoint
CREATE INDEX "pull_stored_at_index" ON "pull" USING btree ("stored_at");