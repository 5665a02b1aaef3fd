-- The category of Shopify's taxonomy, or the product type where the merchant chose none: sales are compared by it.
ALTER TABLE "listing" ADD COLUMN "category" TEXT;

UPDATE "listing" SET "category" = nullif("snapshot"->>'productType', '')
FROM "listing_content"
WHERE "listing_content"."store" = "listing"."store" AND "listing_content"."listing_id" = "listing"."id";
