DROP INDEX "watch_watching_index";--> statement-breakpoint
CREATE INDEX "watch_asked_index" ON "watch" USING btree ("next_at") WHERE state = 'watching' or rescan_asked_at is not null;