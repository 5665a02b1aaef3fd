-- What a promotion's listings sold, revenue included, without a look at the table.
DROP INDEX "order_line_listing_idx";
CREATE INDEX "order_line_listing_idx" ON "order_line"("store", "listing_id", "day") INCLUDE ("variant_id", "country", "units", "returned_units", "revenue");

-- How many findings are open for whom: the digest counts them all.
CREATE INDEX "finding_open_audiences_idx" ON "finding"("store", "audiences") WHERE "status" = 'open';
