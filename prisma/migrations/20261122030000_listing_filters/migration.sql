-- Filters by audience, severity, state and status count a large catalogue without a look at its wide rows.
-- The id is a key column too: on a table without statistics, an index on the store alone is taken for single rows.
CREATE INDEX "listing_filter_idx" ON "listing"("store", "id") INCLUDE ("open_mask", "unknown_mask", "status", "audited_at");
