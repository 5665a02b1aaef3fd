-- What was begun and has to be finished: an erasure that a deploy cuts off, a sync that met another run.
ALTER TABLE "store" ADD COLUMN "erasing_since" TIMESTAMPTZ(3),
ADD COLUMN "erasing_listings" INTEGER,
ADD COLUMN "sync_wished" BOOLEAN;
