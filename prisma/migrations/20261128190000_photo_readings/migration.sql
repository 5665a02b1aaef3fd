-- What was read in photos: words and their places, never the photos.
CREATE TABLE "photo_reading" (
    "store" TEXT NOT NULL,
    "listing_id" TEXT NOT NULL,
    "photo_id" TEXT NOT NULL,
    "photo_hash" TEXT NOT NULL,
    "reading" JSONB NOT NULL,
    "looked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "photo_reading_pkey" PRIMARY KEY ("store","listing_id","photo_id")
);

CREATE INDEX "photo_reading_store_looked_at_idx" ON "photo_reading"("store", "looked_at");

ALTER TABLE "photo_reading" ADD CONSTRAINT "photo_reading_store_listing_id_fkey" FOREIGN KEY ("store", "listing_id") REFERENCES "listing"("store", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "listing" ADD COLUMN "photos_looked_at_of" TEXT,
ADD COLUMN "packaging_seen" BOOLEAN NOT NULL DEFAULT false;
