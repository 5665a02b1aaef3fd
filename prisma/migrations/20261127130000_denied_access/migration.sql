CREATE TABLE "denied_access" (
    "store" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "permission" TEXT,
    "denied_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "denied_access_pkey" PRIMARY KEY ("store","topic")
);

ALTER TABLE "denied_access" ADD CONSTRAINT "denied_access_store_fkey" FOREIGN KEY ("store") REFERENCES "store"("domain") ON DELETE CASCADE ON UPDATE CASCADE;
