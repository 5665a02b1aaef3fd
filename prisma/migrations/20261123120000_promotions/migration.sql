-- AlterTable
ALTER TABLE "store" ADD COLUMN "market_discounts" BOOLEAN,
ADD COLUMN "market_discounts_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "promotion" (
    "store" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "state" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "plan" JSONB NOT NULL,
    "scheduled_plan" JSONB,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "failure" JSONB,
    "overrides" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "promotion_pkey" PRIMARY KEY ("store","id")
);

-- CreateTable
CREATE TABLE "promotion_part" (
    "store" TEXT NOT NULL,
    "promotion_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "marker" TEXT NOT NULL,
    "discount_id" TEXT,
    "wanted" JSONB,
    "known" JSONB,
    "calling_since" TIMESTAMPTZ(3),
    "seen" JSONB,
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "promotion_part_pkey" PRIMARY KEY ("store","promotion_id","position")
);

-- CreateTable
CREATE TABLE "promotion_event" (
    "id" BIGSERIAL NOT NULL,
    "store" TEXT NOT NULL,
    "promotion_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "promotion_event_pkey" PRIMARY KEY ("store","promotion_id","id")
);

-- CreateIndex
CREATE INDEX "promotion_store_starts_at_id_idx" ON "promotion"("store", "starts_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "promotion_part_store_marker_key" ON "promotion_part"("store", "marker");

-- CreateIndex
CREATE INDEX "promotion_part_store_discount_id_idx" ON "promotion_part"("store", "discount_id");

-- AddForeignKey
ALTER TABLE "promotion" ADD CONSTRAINT "promotion_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promotion_part" ADD CONSTRAINT "promotion_part_store_promotion_id_fkey" FOREIGN KEY ("store", "promotion_id") REFERENCES "promotion"("store", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promotion_event" ADD CONSTRAINT "promotion_event_store_promotion_id_fkey" FOREIGN KEY ("store", "promotion_id") REFERENCES "promotion"("store", "id") ON DELETE CASCADE ON UPDATE CASCADE;
