-- Prices as shown in the US beside those in Canada, of which all points so far are.
ALTER TABLE "price_point" ADD COLUMN "country" TEXT NOT NULL DEFAULT 'CA';
ALTER TABLE "price_point" ALTER COLUMN "country" DROP DEFAULT;
ALTER TABLE "price_point" DROP CONSTRAINT "price_point_pkey";
ALTER TABLE "price_point" ADD CONSTRAINT "price_point_pkey" PRIMARY KEY ("store","listing_id","country","variant_id","at");

-- AlterTable
ALTER TABLE "listing_content" ADD COLUMN "french_details" JSONB;

-- CreateTable
CREATE TABLE "order_history" (
    "store" TEXT NOT NULL,
    "since" DATE,
    "until" DATE,
    "read_until" TIMESTAMPTZ(3),
    "complete" BOOLEAN NOT NULL DEFAULT false,
    "notice" TEXT,
    "return_baseline" JSONB,

    CONSTRAINT "order_history_pkey" PRIMARY KEY ("store")
);

-- CreateTable
CREATE TABLE "shop_order" (
    "store" TEXT NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "imported" BOOLEAN NOT NULL,
    "placed_on" DATE NOT NULL,
    "country" TEXT NOT NULL,
    "province" TEXT,
    "paid_shipment" BOOLEAN NOT NULL,
    "fulfilled_on" DATE,

    CONSTRAINT "shop_order_pkey" PRIMARY KEY ("store","id")
);

-- CreateTable
CREATE TABLE "order_line" (
    "store" TEXT NOT NULL,
    "order_id" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "listing_id" TEXT COLLATE "C" NOT NULL,
    "variant_id" TEXT COLLATE "C",
    "day" DATE NOT NULL,
    "country" TEXT NOT NULL,
    "units" INTEGER NOT NULL,
    "returned_units" INTEGER NOT NULL,
    "return_reasons" JSONB,

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("store","order_id","position")
);

-- CreateTable
CREATE TABLE "store_audit" (
    "store" TEXT NOT NULL,
    "audited_at" TIMESTAMPTZ(3) NOT NULL,
    "results" JSONB NOT NULL,

    CONSTRAINT "store_audit_pkey" PRIMARY KEY ("store")
);

-- CreateTable
CREATE TABLE "store_finding" (
    "id" BIGSERIAL NOT NULL,
    "store" TEXT NOT NULL,
    "rule" TEXT COLLATE "C" NOT NULL,
    "key" TEXT NOT NULL,
    "audiences" TEXT[] NOT NULL,
    "severity" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "field" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "store_finding_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "shop_order_store_name_idx" ON "shop_order"("store", "name");

-- CreateIndex
CREATE INDEX "shop_order_store_placed_on_idx" ON "shop_order"("store", "placed_on");

-- CreateIndex
CREATE INDEX "store_finding_store_idx" ON "store_finding"("store");

-- AddForeignKey
ALTER TABLE "order_history" ADD CONSTRAINT "order_history_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shop_order" ADD CONSTRAINT "shop_order_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_store_order_id_fkey" FOREIGN KEY ("store", "order_id") REFERENCES "shop_order"("store", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "store_audit" ADD CONSTRAINT "store_audit_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "store_finding" ADD CONSTRAINT "store_finding_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;


-- Daily counts of a listing, without a look at the table.
CREATE INDEX "order_line_listing_idx" ON "order_line"("store", "listing_id", "day") INCLUDE ("variant_id", "country", "units", "returned_units");

-- A finding has one unresolved row. A resolved one may be followed by another.
CREATE UNIQUE INDEX "store_finding_unresolved_key" ON "store_finding"("store", "rule", "key") WHERE "resolved_at" IS NULL;
