CREATE TABLE "unassigned_line" (
    "store" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "listing_ids" TEXT[],
    "day" DATE NOT NULL,
    "units" INTEGER NOT NULL,
    "returned_units" INTEGER,
    "revenue" DECIMAL(19,4),

    CONSTRAINT "unassigned_line_pkey" PRIMARY KEY ("store","order_id","position")
);

CREATE INDEX "unassigned_line_store_day_idx" ON "unassigned_line"("store", "day");

ALTER TABLE "unassigned_line" ADD CONSTRAINT "unassigned_line_store_order_id_fkey" FOREIGN KEY ("store", "order_id") REFERENCES "shop_order"("store", "id") ON DELETE CASCADE ON UPDATE CASCADE;
