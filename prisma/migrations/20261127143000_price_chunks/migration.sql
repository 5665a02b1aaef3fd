-- The chunk to which daily prices are added is written anew each day: room for it on its page saves the index.
CREATE TABLE "price_chunk" (
    "store" TEXT NOT NULL,
    "listing_id" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "is_anchored" BOOLEAN NOT NULL,
    "has_was_price" BOOLEAN NOT NULL,
    "series" BYTEA NOT NULL,

    CONSTRAINT "price_chunk_pkey" PRIMARY KEY ("store","listing_id","since")
) WITH (fillfactor = 90);
ALTER TABLE "price_chunk" ADD CONSTRAINT "price_chunk_store_listing_id_fkey" FOREIGN KEY ("store", "listing_id") REFERENCES "listing"("store", "id") ON DELETE CASCADE ON UPDATE CASCADE;
