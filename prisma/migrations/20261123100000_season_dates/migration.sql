-- AlterTable
ALTER TABLE "listing_content" ADD COLUMN "chosen_seasons" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "listing_season" (
    "store" TEXT NOT NULL,
    "listing_id" TEXT NOT NULL,
    "season" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "ends_on" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "french" TEXT,

    CONSTRAINT "listing_season_pkey" PRIMARY KEY ("store","listing_id","season","audience")
);

-- CreateTable
CREATE TABLE "announced_date" (
    "store" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "audiences" TEXT[],
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_by" TEXT NOT NULL,

    CONSTRAINT "announced_date_pkey" PRIMARY KEY ("store","id")
);

-- AddForeignKey
ALTER TABLE "listing_season" ADD CONSTRAINT "listing_season_store_listing_id_fkey" FOREIGN KEY ("store", "listing_id") REFERENCES "listing"("store", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announced_date" ADD CONSTRAINT "announced_date_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;

-- Counts of marked listings by season and audience, and the listings page narrowed to them, without a look at the table.
CREATE INDEX "listing_season_counts_idx" ON "listing_season"("store", "season", "audience", "listing_id") INCLUDE ("ends_on", "state", "french");

-- One construction holiday a year: it takes the place of the computed one.
CREATE UNIQUE INDEX "announced_date_construction_key" ON "announced_date"("store", (extract(year FROM "starts_on"))) WHERE "kind" = 'construction-holiday';

-- What a store sold in a season, all listings together.
CREATE INDEX "order_line_day_idx" ON "order_line"("store", "day", "country") INCLUDE ("units");
