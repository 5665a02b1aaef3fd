CREATE TABLE "reply_variant" (
    "store" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "moment" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_by" TEXT NOT NULL,

    CONSTRAINT "reply_variant_pkey" PRIMARY KEY ("store","id")
);

CREATE UNIQUE INDEX "reply_variant_store_moment_language_name_key" ON "reply_variant"("store", "moment", "language", "name");

ALTER TABLE "reply_variant" ADD CONSTRAINT "reply_variant_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;
