-- Filters by audience, severity, state and status count a large catalogue without a look at its wide rows.
CREATE INDEX "listing_filter_idx" ON "listing"("store") INCLUDE ("open_mask", "unknown_mask", "status", "audited_at");
