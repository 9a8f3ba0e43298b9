-- Strats are compressed by us, as results are; a result says which strat and pins it was worked out with.
CREATE TABLE "role_pin" (
	"static_id" integer NOT NULL,
	"encounter" text NOT NULL,
	"member_id" integer NOT NULL,
	"slot" text NOT NULL,
	CONSTRAINT "role_pin_static_id_encounter_member_id_pk" PRIMARY KEY("static_id","encounter","member_id")
);
--> statement-breakpoint
CREATE TABLE "strat_version" (
	"id" serial PRIMARY KEY NOT NULL,
	"static_id" integer NOT NULL,
	"encounter" text NOT NULL,
	"version" integer NOT NULL,
	"strat" bytea NOT NULL,
	"told" text NOT NULL,
	"author_id" text NOT NULL,
	"author_name" text NOT NULL,
	"saved_at" bigint NOT NULL,
	"undone_by" text,
	"undone_at" bigint,
	CONSTRAINT "strat_version_static_id_encounter_version_unique" UNIQUE("static_id","encounter","version")
);
--> statement-breakpoint
ALTER TABLE "strat_version" ALTER COLUMN "strat" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "metric_result" ADD COLUMN "knowledge" text;--> statement-breakpoint
ALTER TABLE "role_pin" ADD CONSTRAINT "role_pin_static_id_static_id_fk" FOREIGN KEY ("static_id") REFERENCES "public"."static"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_pin" ADD CONSTRAINT "role_pin_member_id_roster_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."roster_member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strat_version" ADD CONSTRAINT "strat_version_static_id_static_id_fk" FOREIGN KEY ("static_id") REFERENCES "public"."static"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "role_pin_member_id_index" ON "role_pin" USING btree ("member_id");
