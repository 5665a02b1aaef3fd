ALTER TABLE "store" ADD COLUMN "repeated_phrases" JSONB NOT NULL DEFAULT '{}';
