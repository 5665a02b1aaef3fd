-- Of orders that were read before, which codes were used is not known.
ALTER TABLE "shop_order" ADD COLUMN "promotion_codes" TEXT[];

ALTER TABLE "order_history" ADD COLUMN "codes_read" BOOLEAN NOT NULL DEFAULT false;
