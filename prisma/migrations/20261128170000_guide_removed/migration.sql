-- The guide of the first hour, once a merchant does not want it any more.
ALTER TABLE "store" ADD COLUMN "guide_removed_at" TIMESTAMPTZ(3);
