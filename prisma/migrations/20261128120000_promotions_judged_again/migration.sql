-- AlterTable
ALTER TABLE "promotion" ADD COLUMN "when_not_ready" TEXT NOT NULL DEFAULT 'startAnyway',
ADD COLUMN "standing" JSONB,
ADD COLUMN "judged_at" TIMESTAMPTZ(3),
ADD COLUMN "decided_for" TIMESTAMPTZ(3),
ADD COLUMN "waiting" JSONB;

-- What has begun by now is not decided about anew.
UPDATE "promotion" SET "decided_for" = "starts_at" WHERE "starts_at" <= now();

-- Every minute it is looked up whose start is near.
CREATE INDEX "promotion_scheduled_ends_at_idx" ON "promotion"("ends_at") WHERE "state" = 'scheduled';
