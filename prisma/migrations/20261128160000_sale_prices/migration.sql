-- Of a promotion that lowers prices: how far it is with writing them, and with putting them back.
CREATE TABLE "promotion_sale" (
    "store" TEXT NOT NULL,
    "promotion_id" UUID NOT NULL,
    "for_start" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "start_batch" UUID NOT NULL,
    "end_batch" UUID NOT NULL,
    "single_batch" UUID NOT NULL,
    "left_out" JSONB NOT NULL DEFAULT '[]',
    "kept_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "retry_at" TIMESTAMPTZ(3),

    CONSTRAINT "promotion_sale_pkey" PRIMARY KEY ("store", "promotion_id")
);

ALTER TABLE "promotion_sale" ADD CONSTRAINT "promotion_sale_store_promotion_id_fkey" FOREIGN KEY ("store", "promotion_id") REFERENCES "promotion"("store", "id") ON DELETE CASCADE ON UPDATE CASCADE;
