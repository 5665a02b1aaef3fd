CREATE TABLE "store_points" (
    "store" TEXT NOT NULL,
    "revision" BIGINT NOT NULL,
    "maximum" DOUBLE PRECISION NOT NULL,
    "restore_rate" DOUBLE PRECISION NOT NULL,
    "available" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "under_way" DOUBLE PRECISION NOT NULL,
    "under_way_until" TIMESTAMPTZ(3) NOT NULL,
    "next_id" UUID,
    "next_cost" DOUBLE PRECISION,
    "next_until" TIMESTAMPTZ(3),

    CONSTRAINT "store_points_pkey" PRIMARY KEY ("store")
-- One narrow row a store, changed with every request: room on its page keeps it there.
) WITH (fillfactor = 50);

ALTER TABLE "store_points" ADD CONSTRAINT "store_points_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;
