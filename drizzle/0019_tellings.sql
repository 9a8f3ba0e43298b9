CREATE TABLE "alert_setting" (
	"static_id" integer NOT NULL,
	"channel_id" text NOT NULL,
	"kinds" jsonb NOT NULL,
	"silent_minutes" integer DEFAULT 15 NOT NULL,
	"role_id" text,
	"set_at" bigint NOT NULL,
	CONSTRAINT "alert_setting_static_id_channel_id_pk" PRIMARY KEY("static_id","channel_id")
);
--> statement-breakpoint
CREATE TABLE "alert" (
	"id" serial PRIMARY KEY NOT NULL,
	"static_id" integer NOT NULL,
	"channel_id" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"told_at" bigint NOT NULL,
	CONSTRAINT "alert_channel_id_kind_subject_unique" UNIQUE("channel_id","kind","subject")
);
--> statement-breakpoint
CREATE TABLE "channel_rule" (
	"static_id" integer NOT NULL,
	"channel_id" text NOT NULL,
	"takes_all_since" bigint,
	"encounters" jsonb,
	"kinds" jsonb,
	"min_duration_ms" integer DEFAULT 0 NOT NULL,
	"present" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"quiet" boolean DEFAULT false NOT NULL,
	CONSTRAINT "channel_rule_static_id_channel_id_pk" PRIMARY KEY("static_id","channel_id")
);
--> statement-breakpoint
CREATE TABLE "telling" (
	"static_id" integer NOT NULL,
	"channel_id" text NOT NULL,
	"pull_id" integer NOT NULL,
	"night_id" integer NOT NULL,
	"how" text NOT NULL,
	"digest" integer,
	"decided_at" bigint NOT NULL,
	CONSTRAINT "telling_channel_id_pull_id_pk" PRIMARY KEY("channel_id","pull_id")
);
--> statement-breakpoint
ALTER TABLE "guild" ADD COLUMN "night_cut_minutes" integer;--> statement-breakpoint
ALTER TABLE "guild" ADD COLUMN "night_zone" text DEFAULT 'UTC' NOT NULL;--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "grew_at" bigint;--> statement-breakpoint
ALTER TABLE "alert_setting" ADD CONSTRAINT "alert_setting_static_id_static_id_fk" FOREIGN KEY ("static_id") REFERENCES "public"."static"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert" ADD CONSTRAINT "alert_static_id_static_id_fk" FOREIGN KEY ("static_id") REFERENCES "public"."static"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_rule" ADD CONSTRAINT "channel_rule_static_id_static_id_fk" FOREIGN KEY ("static_id") REFERENCES "public"."static"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telling" ADD CONSTRAINT "telling_static_id_static_id_fk" FOREIGN KEY ("static_id") REFERENCES "public"."static"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telling" ADD CONSTRAINT "telling_pull_id_pull_id_fk" FOREIGN KEY ("pull_id") REFERENCES "public"."pull"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telling" ADD CONSTRAINT "telling_night_id_night_id_fk" FOREIGN KEY ("night_id") REFERENCES "public"."night"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_channel_id_told_at_index" ON "alert" USING btree ("channel_id","told_at");--> statement-breakpoint
CREATE INDEX "telling_pull_id_index" ON "telling" USING btree ("pull_id");--> statement-breakpoint
CREATE INDEX "telling_night_id_index" ON "telling" USING btree ("night_id");