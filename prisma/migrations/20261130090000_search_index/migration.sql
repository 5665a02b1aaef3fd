-- A search looks into the text of each listing of its store. These are a tenth of what stands in the table, where a sync has
-- room to note what it saw. An index row has no room for the longest of them (2,704 bytes with its key), which stand in the
-- table alone.
CREATE INDEX "listing_search_idx" ON "listing"("store", "id") INCLUDE ("search_text")
  WHERE octet_length("search_text") <= 1500;
CREATE INDEX "listing_long_search_idx" ON "listing"("store", "id") WHERE octet_length("search_text") > 1500;
-- Else a third of all listings is taken to have long ones.
CREATE STATISTICS "listing_search_length" ON octet_length("search_text") FROM "listing";
