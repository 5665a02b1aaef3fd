-- AlterTable
ALTER TABLE "store" ADD COLUMN "settings" JSONB,
ADD COLUMN "settings_revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "settings_saved_at" TIMESTAMPTZ(3),
ADD COLUMN "settings_saved_by" TEXT,
ADD COLUMN "baseline_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "listing" ADD COLUMN "harm" DECIMAL(12,4) NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "finding" ADD COLUMN "ignored_at" TIMESTAMPTZ(3),
ADD COLUMN "ignored_by" TEXT,
ADD COLUMN "ignore_reason" TEXT,
ADD COLUMN "ignored_until" TIMESTAMPTZ(3),
ADD COLUMN "ignored_text" TEXT;

-- AlterTable
ALTER TABLE "rule_totals" ADD COLUMN "harm" DECIMAL(20,4) NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "sync_run" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'sync',
ADD COLUMN "settings_revision" INTEGER;

-- CreateIndex
CREATE INDEX "listing_store_harm_id_idx" ON "listing"("store", "harm", "id");

-- Filters by what is new, without a look at the table.
CREATE INDEX "finding_open_since_idx" ON "finding"("store", "opened_at") INCLUDE ("listing_id", "rule", "severity") WHERE "status" = 'open';

-- Filters by what is ignored.
CREATE INDEX "finding_ignored_idx" ON "finding"("store", "listing_id") WHERE "status" = 'ignored';

-- Stores that were judged before have their first complete audit behind them.
UPDATE "store" SET "baseline_at" = (
    SELECT min("ended_at") FROM "sync_run" WHERE "sync_run"."store" = "store"."domain" AND "sync_run"."phase" = 'done'
);
