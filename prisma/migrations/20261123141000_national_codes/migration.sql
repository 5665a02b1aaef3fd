-- AlterTable
ALTER TABLE "listing_content" ADD COLUMN "national_codes" JSONB;
