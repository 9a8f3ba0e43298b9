CREATE TABLE "fflogs_link" (
	"static_id" integer NOT NULL,
	"login_id" integer NOT NULL,
	"linked_at" bigint NOT NULL,
	CONSTRAINT "fflogs_link_static_id_login_id_pk" PRIMARY KEY("static_id","login_id")
);
--> statement-breakpoint
CREATE TABLE "fflogs_login" (
	"id" serial PRIMARY KEY NOT NULL,
	"discord_user_id" text NOT NULL,
	"name" text NOT NULL,
	"fflogs_name" text,
	"tokens" "bytea",
	"expires_at" bigint NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"lease_until" bigint DEFAULT 0 NOT NULL,
	"trouble" text,
	"linked_at" bigint NOT NULL,
	CONSTRAINT "fflogs_login_discord_user_id_unique" UNIQUE("discord_user_id")
);
--> statement-breakpoint
CREATE TABLE "fflogs_ticket" (
	"ticket" text PRIMARY KEY NOT NULL,
	"static_id" integer NOT NULL,
	"discord_user_id" text NOT NULL,
	"name" text NOT NULL,
	"expires_at" bigint NOT NULL,
	"state" text,
	"verifier" "bytea",
	"used_at" bigint,
	CONSTRAINT "fflogs_ticket_state_unique" UNIQUE("state")
);
--> statement-breakpoint
ALTER TABLE "watch" ADD COLUMN "login_id" integer;--> statement-breakpoint
ALTER TABLE "fflogs_link" ADD CONSTRAINT "fflogs_link_static_id_static_id_fk" FOREIGN KEY ("static_id") REFERENCES "public"."static"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fflogs_link" ADD CONSTRAINT "fflogs_link_login_id_fflogs_login_id_fk" FOREIGN KEY ("login_id") REFERENCES "public"."fflogs_login"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fflogs_ticket" ADD CONSTRAINT "fflogs_ticket_static_id_static_id_fk" FOREIGN KEY ("static_id") REFERENCES "public"."static"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watch" ADD CONSTRAINT "watch_login_id_fflogs_login_id_fk" FOREIGN KEY ("login_id") REFERENCES "public"."fflogs_login"("id") ON DELETE set null ON UPDATE no action;