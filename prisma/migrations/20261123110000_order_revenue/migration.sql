-- What was paid for a line, in the store's currency, after discounts and before tax and returns. Null where unknown.
ALTER TABLE "order_line" ADD COLUMN "revenue" DECIMAL(19,4);

-- Orders read so far came without it. The next sync reads them again.
UPDATE "order_history" SET "read_until" = NULL;
