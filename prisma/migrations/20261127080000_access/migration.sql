ALTER TABLE "Session" ADD COLUMN "refreshingUntil" TIMESTAMPTZ(3);

ALTER TABLE "store" ADD COLUMN "signed_in_at" TIMESTAMPTZ(3), ADD COLUMN "access_lost_at" TIMESTAMPTZ(3);
UPDATE "store" SET "signed_in_at" = "installed_at";
-- The default serves a version of the app that does not know the column yet.
ALTER TABLE "store" ALTER COLUMN "signed_in_at" SET NOT NULL, ALTER COLUMN "signed_in_at" SET DEFAULT now();
