-- What a store sold each day, all listings together, moved with each order: a year of it is some thousand rows where
-- the orders' lines are millions.
CREATE TABLE "daily_sales" (
    "store" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "country" TEXT NOT NULL,
    "province" TEXT NOT NULL,
    "units" INTEGER NOT NULL,
    "returned_units" INTEGER NOT NULL,
    "revenue" DECIMAL(24,4) NOT NULL,
    "revenue_units" INTEGER NOT NULL,

    CONSTRAINT "daily_sales_pkey" PRIMARY KEY ("store","day","country","province")
);

-- AddForeignKey
ALTER TABLE "daily_sales" ADD CONSTRAINT "daily_sales_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "daily_sales"
SELECT l."store", l."day", l."country", coalesce(o."province", ''), sum(l."units"), sum(l."returned_units"),
  coalesce(sum(round(l."revenue" * (l."units" - l."returned_units") / l."units", 4)) FILTER (WHERE l."units" > 0), 0),
  coalesce(sum(l."units") FILTER (WHERE l."revenue" IS NOT NULL), 0)
FROM "order_line" l JOIN "shop_order" o ON o."store" = l."store" AND o."id" = l."order_id"
GROUP BY 1, 2, 3, 4;

-- Nothing sums lines by day any more.
DROP INDEX "order_line_day_idx";
