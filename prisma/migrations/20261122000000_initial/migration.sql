-- Keys that pages and batches walk along compare by bytes ("C"), whatever the server's locale: an order that
-- every server shares, and the quickest. Prisma splits a migration at semicolons: none may stand inside a string or a comment.

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMPTZ(3),
    "accessToken" TEXT NOT NULL,
    "userId" BIGINT,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "accountOwner" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "collaborator" BOOLEAN DEFAULT false,
    "emailVerified" BOOLEAN DEFAULT false,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMPTZ(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "store" (
    "domain" TEXT NOT NULL,
    "installed_at" TIMESTAMPTZ(3) NOT NULL,
    "facts" JSONB,
    "version" BIGINT NOT NULL DEFAULT 1,

    CONSTRAINT "store_pkey" PRIMARY KEY ("domain")
);

-- CreateTable
CREATE TABLE "listing" (
    "store" TEXT NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "handle" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "title_key" TEXT COLLATE "C" NOT NULL,
    "search_text" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "vendor" TEXT NOT NULL,
    "photo_url" TEXT,
    "updated_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3) NOT NULL,
    "prices_read_at" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,
    "content_hash" TEXT NOT NULL,
    "variants" INTEGER NOT NULL,
    "photos" INTEGER NOT NULL,
    "photos_without_alt" INTEGER NOT NULL,
    "seen_by_run" UUID,
    "audited_at" TIMESTAMPTZ(3),
    "us_passed" DECIMAL(12,4) NOT NULL DEFAULT 0,
    "us_failed" DECIMAL(12,4) NOT NULL DEFAULT 0,
    "us_unknown" DECIMAL(12,4) NOT NULL DEFAULT 0,
    "ca_passed" DECIMAL(12,4) NOT NULL DEFAULT 0,
    "ca_failed" DECIMAL(12,4) NOT NULL DEFAULT 0,
    "ca_unknown" DECIMAL(12,4) NOT NULL DEFAULT 0,
    "qc_passed" DECIMAL(12,4) NOT NULL DEFAULT 0,
    "qc_failed" DECIMAL(12,4) NOT NULL DEFAULT 0,
    "qc_unknown" DECIMAL(12,4) NOT NULL DEFAULT 0,
    "open_high" INTEGER NOT NULL DEFAULT 0,
    "open_medium" INTEGER NOT NULL DEFAULT 0,
    "open_low" INTEGER NOT NULL DEFAULT 0,
    "gravity" BIGINT NOT NULL DEFAULT 0,
    "open_mask" INTEGER NOT NULL DEFAULT 0,
    "unknown_mask" INTEGER NOT NULL DEFAULT 0,
    "unknown_rules" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "listing_pkey" PRIMARY KEY ("store","id")
);

-- CreateTable
CREATE TABLE "listing_content" (
    "store" TEXT NOT NULL,
    "listing_id" TEXT COLLATE "C" NOT NULL,
    "snapshot" JSONB NOT NULL,
    "french" JSONB,
    "packaging" JSONB,
    "results" JSONB,

    CONSTRAINT "listing_content_pkey" PRIMARY KEY ("store","listing_id")
);

-- CreateTable
CREATE TABLE "removed_listing" (
    "store" TEXT NOT NULL,
    "listing_id" TEXT COLLATE "C" NOT NULL,
    "removed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "removed_listing_pkey" PRIMARY KEY ("store","listing_id")
);

-- CreateTable
CREATE TABLE "price_point" (
    "store" TEXT NOT NULL,
    "listing_id" TEXT COLLATE "C" NOT NULL,
    "variant_id" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "currency" TEXT NOT NULL,
    "amount" DECIMAL(19,4) NOT NULL,
    "compare_at" DECIMAL(19,4),
    "shop_amount" DECIMAL(19,4),
    "observed_until" TIMESTAMPTZ(3),

    CONSTRAINT "price_point_pkey" PRIMARY KEY ("store","listing_id","variant_id","at")
);

-- CreateTable
CREATE TABLE "finding" (
    "id" BIGSERIAL NOT NULL,
    "store" TEXT NOT NULL,
    "listing_id" TEXT COLLATE "C" NOT NULL,
    "rule" TEXT COLLATE "C" NOT NULL,
    "key" TEXT NOT NULL,
    "audiences" TEXT[] NOT NULL,
    "severity" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "field" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "catalogue_totals" (
    "store" TEXT NOT NULL,
    "listings" INTEGER NOT NULL DEFAULT 0,
    "variants" INTEGER NOT NULL DEFAULT 0,
    "photos" INTEGER NOT NULL DEFAULT 0,
    "photos_without_alt" INTEGER NOT NULL DEFAULT 0,
    "us_passed" DECIMAL(20,4) NOT NULL DEFAULT 0,
    "us_failed" DECIMAL(20,4) NOT NULL DEFAULT 0,
    "us_unknown" DECIMAL(20,4) NOT NULL DEFAULT 0,
    "ca_passed" DECIMAL(20,4) NOT NULL DEFAULT 0,
    "ca_failed" DECIMAL(20,4) NOT NULL DEFAULT 0,
    "ca_unknown" DECIMAL(20,4) NOT NULL DEFAULT 0,
    "qc_passed" DECIMAL(20,4) NOT NULL DEFAULT 0,
    "qc_failed" DECIMAL(20,4) NOT NULL DEFAULT 0,
    "qc_unknown" DECIMAL(20,4) NOT NULL DEFAULT 0,

    CONSTRAINT "catalogue_totals_pkey" PRIMARY KEY ("store")
);

-- CreateTable
CREATE TABLE "rule_totals" (
    "store" TEXT NOT NULL,
    "rule" TEXT COLLATE "C" NOT NULL,
    "audiences" TEXT[] NOT NULL,
    "severity" TEXT NOT NULL,
    "pass" INTEGER NOT NULL DEFAULT 0,
    "fail" INTEGER NOT NULL DEFAULT 0,
    "not_applicable" INTEGER NOT NULL DEFAULT 0,
    "unknown" INTEGER NOT NULL DEFAULT 0,
    "error" INTEGER NOT NULL DEFAULT 0,
    "open_high" INTEGER NOT NULL DEFAULT 0,
    "open_medium" INTEGER NOT NULL DEFAULT 0,
    "open_low" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rule_totals_pkey" PRIMARY KEY ("store","rule")
);

-- CreateTable
CREATE TABLE "sync_run" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "store" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "operation_id" TEXT,
    "cursor" TEXT,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "failure" TEXT,
    "progressed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sync_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "store" TEXT NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "subject_id" TEXT,
    "triggered_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("store","webhook_id")
);

-- CreateTable
CREATE TABLE "erasure" (
    "id" BIGSERIAL NOT NULL,
    "store" TEXT NOT NULL,
    "erased_at" TIMESTAMPTZ(3) NOT NULL,
    "listings" INTEGER NOT NULL,

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Session_shop_idx" ON "Session"("shop");

-- CreateIndex
CREATE INDEX "listing_store_title_key_id_idx" ON "listing"("store", "title_key", "id");

-- CreateIndex
CREATE INDEX "listing_store_gravity_id_idx" ON "listing"("store", "gravity", "id");

-- CreateIndex
CREATE INDEX "finding_store_listing_id_idx" ON "finding"("store", "listing_id");

-- CreateIndex
CREATE INDEX "sync_run_store_started_at_idx" ON "sync_run"("store", "started_at");

-- CreateIndex
CREATE INDEX "webhook_delivery_store_received_at_idx" ON "webhook_delivery"("store", "received_at");

-- CreateIndex
CREATE INDEX "erasure_store_idx" ON "erasure"("store");

-- AddForeignKey
ALTER TABLE "listing" ADD CONSTRAINT "listing_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing_content" ADD CONSTRAINT "listing_content_store_listing_id_fkey" FOREIGN KEY ("store", "listing_id") REFERENCES "listing"("store", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "removed_listing" ADD CONSTRAINT "removed_listing_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_point" ADD CONSTRAINT "price_point_store_listing_id_fkey" FOREIGN KEY ("store", "listing_id") REFERENCES "listing"("store", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_store_listing_id_fkey" FOREIGN KEY ("store", "listing_id") REFERENCES "listing"("store", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "catalogue_totals" ADD CONSTRAINT "catalogue_totals_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_totals" ADD CONSTRAINT "rule_totals_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sync_run" ADD CONSTRAINT "sync_run_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;


-- Pages by update, where an unknown instant comes before all others.
CREATE INDEX "listing_store_updated_idx" ON "listing"("store", (coalesce("updated_at", '-infinity'::timestamptz)), "id");

-- A finding has one unresolved row. A resolved one may be followed by another.
CREATE UNIQUE INDEX "finding_unresolved_key" ON "finding"("store", "listing_id", "rule", "key") WHERE "resolved_at" IS NULL;

-- Filters by rule, without a look at the table.
CREATE INDEX "finding_open_rule_idx" ON "finding"("store", "rule", "listing_id") INCLUDE ("severity", "audiences") WHERE "status" = 'open';

-- One sync of a store at a time.
CREATE UNIQUE INDEX "sync_run_running_key" ON "sync_run"("store") WHERE "ended_at" IS NULL;
