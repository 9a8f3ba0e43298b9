ALTER TABLE "guild" ADD COLUMN "locale" text;--> statement-breakpoint
ALTER TABLE "guild" ADD COLUMN "language" text;