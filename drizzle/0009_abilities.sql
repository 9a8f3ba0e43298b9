CREATE TABLE "ability" (
	"sheet" text NOT NULL,
	"id" integer NOT NULL,
	"names" json,
	"category" text,
	"gcd" boolean,
	"cast_ms" integer,
	"recast_ms" integer,
	"charges" integer,
	"stacks" integer,
	"fetched_at" bigint NOT NULL,
	CONSTRAINT "ability_sheet_id_pk" PRIMARY KEY("sheet","id")
);
--> statement-breakpoint
CREATE TABLE "ability_label" (
	"id" serial PRIMARY KEY NOT NULL,
	"static_id" integer NOT NULL,
	"ability" integer NOT NULL,
	"kind" text NOT NULL,
	"name" text,
	"author_id" text NOT NULL,
	"author_name" text NOT NULL,
	"labelled_at" bigint NOT NULL,
	"undone_by" text,
	"undone_at" bigint
);
--> statement-breakpoint
ALTER TABLE "ability_label" ADD CONSTRAINT "ability_label_static_id_static_id_fk" FOREIGN KEY ("static_id") REFERENCES "public"."static"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ability_label_static_id_ability_index" ON "ability_label" USING btree ("static_id","ability");