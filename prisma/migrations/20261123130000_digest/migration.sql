-- CreateTable
CREATE TABLE "digest_recipient" (
    "store" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "address_key" TEXT COLLATE "C" NOT NULL,
    "email" TEXT,
    "language" TEXT NOT NULL,
    "weekday" INTEGER NOT NULL,
    "hour" INTEGER NOT NULL,
    "audiences" TEXT[] NOT NULL,
    "state" TEXT NOT NULL,
    "state_detail" TEXT,
    "state_at" TIMESTAMPTZ(3) NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "added_by" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "next_due_at" TIMESTAMPTZ(3),
    "next_week" TEXT,
    "reported_until" TIMESTAMPTZ(3),
    "reported_readiness" JSONB,

    CONSTRAINT "digest_recipient_pkey" PRIMARY KEY ("store","id")
);

-- CreateTable
CREATE TABLE "digest_link" (
    "token_hash" TEXT COLLATE "C" NOT NULL,
    "store" TEXT NOT NULL,
    "recipient_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "digest_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "recipient_digest" (
    "store" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "iso_week" TEXT COLLATE "C" NOT NULL,
    "state" TEXT NOT NULL,
    "digest" JSONB NOT NULL,
    "readiness" JSONB NOT NULL,
    "message_id" TEXT NOT NULL,
    "subject" TEXT,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL,
    "sending_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leased_until" TIMESTAMPTZ(3),
    "next_attempt_at" TIMESTAMPTZ(3),
    "response" TEXT,

    CONSTRAINT "recipient_digest_pkey" PRIMARY KEY ("store","id")
);

-- CreateTable
CREATE TABLE "outbox_mail" (
    "id" BIGSERIAL NOT NULL,
    "store" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outbox_mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "digest_recipient_store_address_key_key" ON "digest_recipient"("store", "address_key");

-- CreateIndex
CREATE INDEX "digest_link_store_recipient_id_idx" ON "digest_link"("store", "recipient_id");

-- CreateIndex
CREATE UNIQUE INDEX "recipient_digest_store_recipient_id_iso_week_key" ON "recipient_digest"("store", "recipient_id", "iso_week");

-- CreateIndex
CREATE INDEX "recipient_digest_store_claimed_at_idx" ON "recipient_digest"("store", "claimed_at");

-- CreateIndex
CREATE INDEX "outbox_mail_store_id_idx" ON "outbox_mail"("store", "id");

-- AddForeignKey
ALTER TABLE "digest_recipient" ADD CONSTRAINT "digest_recipient_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digest_link" ADD CONSTRAINT "digest_link_store_recipient_id_fkey" FOREIGN KEY ("store", "recipient_id") REFERENCES "digest_recipient"("store", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recipient_digest" ADD CONSTRAINT "recipient_digest_store_recipient_id_fkey" FOREIGN KEY ("store", "recipient_id") REFERENCES "digest_recipient"("store", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_mail" ADD CONSTRAINT "outbox_mail_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;


-- Who is due, in all stores: the hourly sweep's one query.
CREATE INDEX "digest_recipient_due_idx" ON "digest_recipient"("next_due_at", "store") WHERE "state" = 'active';

-- Digests that are under way, in all stores: few at any time.
CREATE INDEX "recipient_digest_under_way_idx" ON "recipient_digest"("store", "state") WHERE "state" IN ('claimed', 'sending');

-- What was resolved since, without a look at what was resolved before.
CREATE INDEX "finding_resolved_since_idx" ON "finding"("store", "resolved_at") INCLUDE ("opened_at", "audiences") WHERE "status" = 'resolved';
