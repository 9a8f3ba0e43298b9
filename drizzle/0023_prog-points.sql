CREATE TABLE "prog_point" (
	"id" serial PRIMARY KEY NOT NULL,
	"static_id" integer NOT NULL,
	"encounter" text NOT NULL,
	"day" text NOT NULL,
	"phase_id" integer NOT NULL,
	"boss_share" real,
	"pulls" integer,
	"note" text,
	"author_id" text NOT NULL,
	"author_name" text NOT NULL,
	"made_at" bigint NOT NULL,
	"removed_by" text,
	"removed_at" bigint
);
--> statement-breakpoint
ALTER TABLE "prog_point" ADD CONSTRAINT "prog_point_static_id_static_id_fk" FOREIGN KEY ("static_id") REFERENCES "public"."static"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "prog_point_of_day" ON "prog_point" USING btree ("static_id","encounter","day") WHERE "prog_point"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "prog_point_static_id_encounter_index" ON "prog_point" USING btree ("static_id","encounter");