-- What a verdict rests on: while that is the same, nobody judges again.
ALTER TABLE "listing" ADD COLUMN "judged_revision" INTEGER, ADD COLUMN "judged_on" TEXT, ADD COLUMN "supplements_hash" TEXT;
ALTER TABLE "store" ADD COLUMN "phrases_of" TEXT;
-- Room on each page, so that a listing that is only seen again needs no new entry in five indexes.
ALTER TABLE "listing" SET (fillfactor = 85);
