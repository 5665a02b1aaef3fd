-- CreateTable
CREATE TABLE "flow_use" (
    "store" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "is_used" BOOLEAN NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,
    "collected_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "flow_use_pkey" PRIMARY KEY ("store","trigger")
);

-- CreateTable
CREATE TABLE "flow_event" (
    "id" BIGSERIAL NOT NULL,
    "store" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "claimed_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "flow_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "flow_event_store_trigger_subject_key" ON "flow_event"("store", "trigger", "subject");

-- AddForeignKey
ALTER TABLE "flow_use" ADD CONSTRAINT "flow_use_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flow_event" ADD CONSTRAINT "flow_event_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;

-- Stores with a workflow, found every minute.
CREATE INDEX "flow_use_used_idx" ON "flow_use"("store") WHERE "is_used";

-- What is still to be sent, or was taken and never ended.
CREATE INDEX "flow_event_unended_idx" ON "flow_event"("store", "id") WHERE "ended_at" IS NULL;
