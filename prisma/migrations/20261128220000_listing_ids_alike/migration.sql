-- A listing's id is compared byte by byte. Where a column that names a listing was not, no index of it served a join with
-- the listings: each looked through all that the store has.
ALTER TABLE "collection_member" ALTER COLUMN "listing_id" TYPE TEXT COLLATE "C";
ALTER TABLE "imported_price" ALTER COLUMN "listing_id" TYPE TEXT COLLATE "C";
ALTER TABLE "listing_season" ALTER COLUMN "listing_id" TYPE TEXT COLLATE "C";
ALTER TABLE "packing_tick" ALTER COLUMN "listing_id" TYPE TEXT COLLATE "C";
ALTER TABLE "photo_reading" ALTER COLUMN "listing_id" TYPE TEXT COLLATE "C";
ALTER TABLE "price_chunk" ALTER COLUMN "listing_id" TYPE TEXT COLLATE "C";
ALTER TABLE "store_change" ALTER COLUMN "listing_id" TYPE TEXT COLLATE "C";
