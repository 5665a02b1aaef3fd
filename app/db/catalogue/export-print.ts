import type pg from 'pg';
import { z } from 'zod';
import type { ExportedListing, StoredAsExported } from '~/services/catalogue/ports';
import { oneOf } from '../named-listings';
import { readRows } from '../rows';
import { hashOf } from '../stored-text';

/** What is stored of a listing and tells whether an export holds the same. */
export interface StoredPrint {
  contentHash: string;
  updatedAtMs: number | null;
  /** See `exportPrint`; `null`: it was not read from an export. */
  print: string | null;
}

interface Printed extends Omit<StoredPrint, 'print'> {
  hasPrices: boolean;
}

/**
 * Ties what an export held to what was stored of it: whoever stores something else of the listing, a version of the app
 * that knows no prints among them, makes the print tell nothing.
 */
export function exportPrint(
  digest: string,
  { contentHash, updatedAtMs, hasPrices }: Printed,
): string {
  return hashOf([digest, contentHash, updatedAtMs ?? '', hasPrices].join(' ')).slice(
    0,
    PRINT_LENGTH,
  );
}

/** 128 bits. */
const PRINT_LENGTH = 22;

/** Whether the listing has prices; `null`: it is not stored as the export holds it. */
export function pricesAsPrinted(digest: string, { print, ...stored }: StoredPrint): boolean | null {
  if (print === null) return null;
  const isWith = (hasPrices: boolean) => print === exportPrint(digest, { ...stored, hasPrices });
  return isWith(true) ? true : isWith(false) ? false : null;
}

const STORED = {
  tables: 'listing',
  row: z.object({
    id: z.string(),
    content_hash: z.string(),
    supplements_hash: z.string().nullable(),
    revision: z.number(),
    // Numbers cost a fifth of what instants do to be read.
    updated_at_ms: z.number().nullable(),
    export_print: z.string().nullable(),
  }),
};

/** Those that are stored as the export holds them. */
export async function readStoredAs(
  pool: pg.Pool,
  store: string,
  exported: readonly Pick<ExportedListing, 'id' | 'digest'>[],
): Promise<Map<string, StoredAsExported>> {
  const rows = await readRows(
    pool,
    STORED,
    `SELECT id, content_hash, supplements_hash, revision,
       (extract(epoch FROM updated_at) * 1000)::float8 AS updated_at_ms, export_print
     FROM listing WHERE store = $1 AND id ${oneOf('$2')}`,
    [store, exported.map(({ id }) => id)],
  );
  const digests = new Map(exported.map(({ id, digest }) => [id, digest]));
  return new Map(
    rows.flatMap(({ id, revision, ...row }) => {
      const [contentHash, supplementsHash] = [row.content_hash, row.supplements_hash];
      const print = { contentHash, updatedAtMs: row.updated_at_ms, print: row.export_print };
      const hasPrices = pricesAsPrinted(digests.get(id) ?? '', print);
      return hasPrices === null
        ? []
        : [[id, { contentHash, supplementsHash, revision, hasPrices }] as const];
    }),
  );
}
