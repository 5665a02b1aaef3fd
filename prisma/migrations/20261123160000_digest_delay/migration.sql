-- AlterTable
ALTER TABLE "recipient_digest" ADD COLUMN     "delay" TEXT;

-- CreateIndex
CREATE INDEX "digest_recipient_id_idx" ON "digest_recipient"("id");
