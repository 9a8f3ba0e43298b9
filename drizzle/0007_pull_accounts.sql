CREATE TABLE "pull_account" (
	"report_id" integer NOT NULL,
	"source_key" text NOT NULL,
	"pull_id" integer NOT NULL,
	"mark" text,
	"stored_at" bigint NOT NULL,
	CONSTRAINT "pull_account_report_id_source_key_pk" PRIMARY KEY("report_id","source_key")
);
--> statement-breakpoint
ALTER TABLE "pull_account" ADD CONSTRAINT "pull_account_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pull_account" ADD CONSTRAINT "pull_account_pull_id_pull_id_fk" FOREIGN KEY ("pull_id") REFERENCES "public"."pull"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pull_account_pull_id_index" ON "pull_account" USING btree ("pull_id");--> statement-breakpoint
INSERT INTO "pull_account" ("report_id", "source_key", "pull_id", "stored_at") SELECT "report_id", "source_key", "id", "stored_at" FROM "pull";
