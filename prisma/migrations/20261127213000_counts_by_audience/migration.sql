ALTER TABLE "listing" ADD COLUMN "us_gravity" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "ca_gravity" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "qc_gravity" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "us_harm" DECIMAL(12,4) NOT NULL DEFAULT 0,
ADD COLUMN "ca_harm" DECIMAL(12,4) NOT NULL DEFAULT 0,
ADD COLUMN "qc_harm" DECIMAL(12,4) NOT NULL DEFAULT 0;

CREATE TABLE "open_totals" (
    "store" TEXT NOT NULL,
    "audiences" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "findings" INTEGER NOT NULL,

    CONSTRAINT "open_totals_pkey" PRIMARY KEY ("store", "audiences", "severity")
);

ALTER TABLE "open_totals" ADD CONSTRAINT "open_totals_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "open_totals" ("store", "audiences", "severity", "findings")
SELECT "store", array_to_string("audiences", ' '), "severity", count(*)
FROM "finding" WHERE "status" = 'open' GROUP BY 1, 2, 3;

-- Harm by audience is only known once a listing is judged again: until then it is that of all of its audiences.
UPDATE "listing" l SET
    "us_gravity" = f."us", "ca_gravity" = f."ca", "qc_gravity" = f."qc",
    "us_harm" = CASE WHEN f."us" > 0 THEN l."harm" ELSE 0 END,
    "ca_harm" = CASE WHEN f."ca" > 0 THEN l."harm" ELSE 0 END,
    "qc_harm" = CASE WHEN f."qc" > 0 THEN l."harm" ELSE 0 END
FROM (
    SELECT "store", "listing_id",
        coalesce(sum(w."gravity") FILTER (WHERE "audiences" @> ARRAY['US']), 0) AS "us",
        coalesce(sum(w."gravity") FILTER (WHERE "audiences" @> ARRAY['CA']), 0) AS "ca",
        coalesce(sum(w."gravity") FILTER (WHERE "audiences" @> ARRAY['QC']), 0) AS "qc"
    FROM "finding"
    JOIN (VALUES ('high', 100000000), ('medium', 10000), ('low', 1)) AS w("severity", "gravity") USING ("severity")
    WHERE "status" = 'open' GROUP BY 1, 2
) AS f
WHERE l."store" = f."store" AND l."id" = f."listing_id";
