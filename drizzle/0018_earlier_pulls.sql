-- Rules are learned from the last pulls of a fight, however many of other fights came since.
CREATE INDEX "pull_static_id_encounter_started_at_index" ON "pull" USING btree ("static_id","encounter","started_at");
