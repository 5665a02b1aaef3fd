ALTER TABLE "order_line" ADD COLUMN "returns_read" BOOLEAN NOT NULL DEFAULT true;
ALTER TABLE "order_history" ADD COLUMN "returns_denied" BOOLEAN NOT NULL DEFAULT false;

-- The counts of a listing are read from the index alone, whether its returns were read among them.
DROP INDEX "order_line_listing_idx";
CREATE INDEX "order_line_listing_idx" ON "order_line"("store", "listing_id", "day") INCLUDE ("variant_id", "country", "units", "returned_units", "revenue", "returns_read");
