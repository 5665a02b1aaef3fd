CREATE TABLE "store_change" (
    "store" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "batch" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "listing_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "resource_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "source" TEXT,
    "source_digest" TEXT,
    "before" TEXT,
    "after" TEXT,
    "state" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_by" TEXT NOT NULL,
    "called_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "overtaken_by" TEXT,
    "found" TEXT,
    "failure" TEXT,
    "failure_words" TEXT,
    "undoes" UUID,
    "undone_by" TEXT,

    CONSTRAINT "store_change_pkey" PRIMARY KEY ("store","id")
);

CREATE INDEX "store_change_store_asked_at_id_idx" ON "store_change"("store", "asked_at", "id");
CREATE INDEX "store_change_store_listing_id_idx" ON "store_change"("store", "listing_id");
CREATE INDEX "store_change_store_batch_idx" ON "store_change"("store", "batch");

-- A change is undone once at a time.
CREATE UNIQUE INDEX "store_change_undoing_key" ON "store_change"("store", "undoes")
  WHERE "undoes" IS NOT NULL AND "state" IN ('planned', 'writing');
-- What a value is to be is asked once at a time.
CREATE UNIQUE INDEX "store_change_open_key" ON "store_change"("store", "kind", "resource_id", "key", "locale")
  WHERE "state" IN ('planned', 'writing');

ALTER TABLE "store_change" ADD CONSTRAINT "store_change_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;
