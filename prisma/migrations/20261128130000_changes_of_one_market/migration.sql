ALTER TABLE "store_change" ADD COLUMN "market_id" TEXT NOT NULL DEFAULT '';

-- What a value is to be is asked once at a time, of each market that has its own.
DROP INDEX "store_change_open_key";
CREATE UNIQUE INDEX "store_change_open_key" ON "store_change"("store", "kind", "resource_id", "key", "locale", "market_id")
  WHERE "state" IN ('planned', 'writing');
