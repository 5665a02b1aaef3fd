CREATE INDEX "webhook_delivery_store_subject_id_idx" ON "webhook_delivery"("store", "subject_id");
