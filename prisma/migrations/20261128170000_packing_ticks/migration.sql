CREATE TABLE "packing_tick" (
    "store" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "listing_id" TEXT NOT NULL,
    "ticked_at" TIMESTAMPTZ(3) NOT NULL,
    "ticked_by" TEXT NOT NULL,

    CONSTRAINT "packing_tick_pkey" PRIMARY KEY ("store","day","listing_id")
);

CREATE INDEX "packing_tick_store_listing_id_day_idx" ON "packing_tick"("store", "listing_id", "day");

ALTER TABLE "packing_tick" ADD CONSTRAINT "packing_tick_store_listing_id_fkey" FOREIGN KEY ("store", "listing_id") REFERENCES "listing"("store", "id") ON DELETE CASCADE ON UPDATE CASCADE;
