-- Prices of the time before the app looked, as merchants' own files tell them.
CREATE TABLE "price_import" (
    "store" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,
    "imported_by" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "listings" INTEGER NOT NULL,
    "variants" INTEGER NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,

    CONSTRAINT "price_import_pkey" PRIMARY KEY ("store","id")
);
ALTER TABLE "price_import" ADD CONSTRAINT "price_import_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "imported_price" (
    "store" TEXT NOT NULL,
    "listing_id" TEXT NOT NULL,
    "import_id" UUID NOT NULL,
    "series" BYTEA NOT NULL,

    CONSTRAINT "imported_price_pkey" PRIMARY KEY ("store","listing_id","import_id")
);
CREATE INDEX "imported_price_store_import_id_idx" ON "imported_price"("store", "import_id");
ALTER TABLE "imported_price" ADD CONSTRAINT "imported_price_store_listing_id_fkey" FOREIGN KEY ("store", "listing_id") REFERENCES "listing"("store", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "imported_price" ADD CONSTRAINT "imported_price_store_import_id_fkey" FOREIGN KEY ("store", "import_id") REFERENCES "price_import"("store", "id") ON DELETE CASCADE ON UPDATE CASCADE;
