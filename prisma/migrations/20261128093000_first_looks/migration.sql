ALTER TABLE "collection_reading" ADD COLUMN "first_at" TIMESTAMPTZ(3);
UPDATE "collection_reading" SET "first_at" = "read_at";
ALTER TABLE "collection_reading" ALTER COLUMN "first_at" SET NOT NULL;
