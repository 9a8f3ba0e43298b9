CREATE TABLE "static_channel" (
	"channel_id" text PRIMARY KEY NOT NULL,
	"static_id" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "roster_member" ADD COLUMN "opted_out_at" bigint;--> statement-breakpoint
ALTER TABLE "roster_member" ADD COLUMN "opted_out_by" text;--> statement-breakpoint
ALTER TABLE "static" ADD COLUMN "lead_role_id" text;--> statement-breakpoint
ALTER TABLE "static_channel" ADD CONSTRAINT "static_channel_static_id_static_id_fk" FOREIGN KEY ("static_id") REFERENCES "public"."static"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "static_channel_static_id_index" ON "static_channel" USING btree ("static_id");