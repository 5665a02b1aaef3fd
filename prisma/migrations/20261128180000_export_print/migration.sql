-- Tells whether an export holds what is stored of a listing, without reading it.
ALTER TABLE "listing" ADD COLUMN "export_print" TEXT;
