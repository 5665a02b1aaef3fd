CREATE TABLE "discount_reading" (
    "store" TEXT NOT NULL,
    "whole_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "discount_reading_pkey" PRIMARY KEY ("store")
);

CREATE TABLE "store_discount" (
    "store" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "tags" TEXT[],
    "code" TEXT,
    "shape" TEXT NOT NULL,
    "terms" JSONB,
    "gone_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "store_discount_pkey" PRIMARY KEY ("store","id")
);

CREATE TABLE "collection_reading" (
    "store" TEXT NOT NULL,
    "collection_id" TEXT NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "collection_reading_pkey" PRIMARY KEY ("store","collection_id")
);

CREATE TABLE "collection_member" (
    "store" TEXT NOT NULL,
    "collection_id" TEXT NOT NULL,
    "listing_id" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "collection_member_pkey" PRIMARY KEY ("store","collection_id","listing_id","since")
);

CREATE INDEX "store_discount_store_method_ends_at_idx" ON "store_discount"("store", "method", "ends_at");

CREATE INDEX "store_discount_store_code_idx" ON "store_discount"("store", "code");

ALTER TABLE "discount_reading" ADD CONSTRAINT "discount_reading_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "store_discount" ADD CONSTRAINT "store_discount_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "collection_reading" ADD CONSTRAINT "collection_reading_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "collection_member" ADD CONSTRAINT "collection_member_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;
