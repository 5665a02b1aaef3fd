CREATE TABLE "store_text" (
    "store" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "content_hash" TEXT NOT NULL,
    "texts" JSONB NOT NULL,

    CONSTRAINT "store_text_pkey" PRIMARY KEY ("store","type","id")
);

CREATE TABLE "store_text_reading" (
    "store" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "is_read" BOOLEAN NOT NULL DEFAULT false,
    "is_whole" BOOLEAN NOT NULL DEFAULT false,
    "permission" TEXT,
    "seen" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "store_text_reading_pkey" PRIMARY KEY ("store","type")
);

ALTER TABLE "store_text" ADD CONSTRAINT "store_text_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "store_text_reading" ADD CONSTRAINT "store_text_reading_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;
