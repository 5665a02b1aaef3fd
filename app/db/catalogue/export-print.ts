import type pg from 'pg';
import { z } from 'zod';
import type { ExportedListing } from '~/services/catalogue/ports';
import { oneOf } from '../named-listings';
import { readRows } from '../rows';
import { hashOf } from '../stored-text';

/** What is stored of a listing and tells whether an export holds the same. */
const STORED = {
  tables: 'listing',
  row: z.object({
    id: z.string(),
    content_hash: z.string(),
    updated_at: z.date().nullable(),
    export_print: z.string().nullable(),
  }),
};
export type StoredPrint = Omit<z.infer<typeof STORED.row>, 'id'>;

interface Printed {
  contentHash: string;
  updatedAt: Date | null;
  hasPrices: boolean;
}

/**
 * Ties what an export held to what was stored of it: whoever stores something else of the listing, a version of the app
 * that knows no prints among them, makes the print tell nothing.
 */
export function exportPrint(
  digest: string,
  { contentHash, updatedAt, hasPrices }: Printed,
): string {
  const updated = updatedAt === null ? '' : updatedAt.getTime();
  return hashOf([digest, contentHash, updated, hasPrices].join(' ')).slice(0, PRINT_LENGTH);
}

/** 128 bits. */
const PRINT_LENGTH = 22;

/** Whether the listing has prices; `null`: it is not stored as the export holds it. */
export function pricesAsPrinted(digest: string, stored: StoredPrint): boolean | null {
  const { content_hash: contentHash, updated_at: updatedAt, export_print: print } = stored;
  if (print === null) return null;
  const as = (hasPrices: boolean) => exportPrint(digest, { contentHash, updatedAt, hasPrices });
  return print === as(true) ? true : print === as(false) ? false : null;
}

/** Ids of those that are stored as the export holds them. */
export async function readStoredAs(
  pool: pg.Pool,
  store: string,
  exported: readonly Pick<ExportedListing, 'id' | 'digest'>[],
): Promise<Set<string>> {
  const rows = await readRows(
    pool,
    STORED,
    `SELECT id, content_hash, updated_at, export_print FROM listing WHERE store = $1 AND id ${oneOf('$2')}`,
    [store, exported.map(({ id }) => id)],
  );
  const digests = new Map(exported.map(({ id, digest }) => [id, digest]));
  const same = rows.filter((row) => pricesAsPrinted(digests.get(row.id) ?? '', row) !== null);
  return new Set(same.map(({ id }) => id));
}
