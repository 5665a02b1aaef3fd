import type { Listing } from '~/core/listing/listing';
import { BulkFileError } from '~/shopify/bulk/bulk-file-error';
import { readBulkFile } from '~/shopify/bulk/read-bulk-file';
import { BadFileError } from './bad-file';

/** Streams the listings of a bulk operation's JSONL; `currency` serves where its products do not name theirs. */
export async function* readBulkJsonl(file: string, currency: string): AsyncGenerator<Listing> {
  try {
    yield* readBulkFile(file, { currency });
  } catch (error) {
    if (error instanceof BulkFileError)
      throw new BadFileError(file, error.line, `expected ${error.expected}`);
    throw error;
  }
}
