-- A list narrowed to an audience is sorted by what its buyers would meet: read from here, and not from the table.
DROP INDEX "listing_filter_idx";
CREATE INDEX "listing_filter_idx" ON "listing"("store", "id")
  INCLUDE ("open_mask", "unknown_mask", "status", "audited_at",
    "us_gravity", "ca_gravity", "qc_gravity", "us_harm", "ca_harm", "qc_harm");
