-- AlterTable
ALTER TABLE "store_finding" ADD COLUMN "ignored_at" TIMESTAMPTZ(3),
ADD COLUMN "ignored_by" TEXT,
ADD COLUMN "ignore_reason" TEXT,
ADD COLUMN "ignored_until" TIMESTAMPTZ(3),
ADD COLUMN "ignored_text" TEXT;
