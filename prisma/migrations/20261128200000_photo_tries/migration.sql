-- Which photos a listing has, so that those that were not looked at can be counted, and when one is tried again.
ALTER TABLE "listing" ADD COLUMN "photo_hashes" TEXT,
ADD COLUMN "photos_try_again_at" TIMESTAMPTZ(3);

ALTER TABLE "photo_reading" ADD COLUMN "tries" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN "try_again_at" TIMESTAMPTZ(3);

-- What was given up at once until now.
UPDATE "photo_reading" SET "try_again_at" = "looked_at" + interval '1 hour'
WHERE "reading"->>'why' IN ('timedOut', 'gone');

UPDATE "listing" l SET "photos_try_again_at" = r."at" FROM (
  SELECT "store", "listing_id", min("try_again_at") AS "at" FROM "photo_reading" GROUP BY "store", "listing_id") r
WHERE r."store" = l."store" AND r."listing_id" = l."id" AND r."at" IS NOT NULL;
