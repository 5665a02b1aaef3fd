ALTER TABLE "sync_run" ADD COLUMN "missed" INTEGER;
