CREATE TABLE "import" (
	"id" serial PRIMARY KEY NOT NULL,
	"static_id" integer NOT NULL,
	"key" text NOT NULL,
	"channel_id" text NOT NULL,
	"file_name" text NOT NULL,
	"spooled" text,
	"url" text,
	"size_bytes" bigint NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" bigint NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"runs" integer DEFAULT 0 NOT NULL,
	"beat_at" bigint DEFAULT 0 NOT NULL,
	"share" double precision DEFAULT 0 NOT NULL,
	"pulls" integer DEFAULT 0 NOT NULL,
	"new_pulls" integer DEFAULT 0 NOT NULL,
	"known_pulls" integer DEFAULT 0 NOT NULL,
	"nights" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"sentence" text,
	"ended_at" bigint,
	CONSTRAINT "import_static_id_key_unique" UNIQUE("static_id","key")
);
--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "channel_id" text;--> statement-breakpoint
ALTER TABLE "import" ADD CONSTRAINT "import_static_id_static_id_fk" FOREIGN KEY ("static_id") REFERENCES "public"."static"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_open_index" ON "import" USING btree ("id") WHERE state in ('waiting', 'reading');