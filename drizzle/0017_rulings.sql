CREATE TABLE "dispute" (
	"id" serial PRIMARY KEY NOT NULL,
	"static_id" integer NOT NULL,
	"pull_id" integer NOT NULL,
	"fault_key" text NOT NULL,
	"player" text,
	"said" json NOT NULL,
	"asked_by_id" text NOT NULL,
	"asked_by_name" text NOT NULL,
	"words" text NOT NULL,
	"asked_at" bigint NOT NULL,
	CONSTRAINT "dispute_pull_id_fault_key_asked_by_id_unique" UNIQUE("pull_id","fault_key","asked_by_id")
);
--> statement-breakpoint
CREATE TABLE "ruling" (
	"id" serial PRIMARY KEY NOT NULL,
	"dispute_id" integer NOT NULL,
	"what" text NOT NULL,
	"other" text,
	"note" text,
	"author_id" text NOT NULL,
	"author_name" text NOT NULL,
	"ruled_at" bigint NOT NULL,
	"undone_by" text,
	"undone_at" bigint
);
--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_static_id_static_id_fk" FOREIGN KEY ("static_id") REFERENCES "public"."static"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_pull_id_pull_id_fk" FOREIGN KEY ("pull_id") REFERENCES "public"."pull"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ruling" ADD CONSTRAINT "ruling_dispute_id_dispute_id_fk" FOREIGN KEY ("dispute_id") REFERENCES "public"."dispute"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dispute_static_id_index" ON "dispute" USING btree ("static_id");--> statement-breakpoint
CREATE INDEX "ruling_dispute_id_index" ON "ruling" USING btree ("dispute_id");