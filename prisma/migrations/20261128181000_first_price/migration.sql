CREATE INDEX "price_chunk_store_since_idx" ON "price_chunk"("store", "since");
