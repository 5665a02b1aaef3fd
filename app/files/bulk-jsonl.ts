import type { Listing } from '~/core/listing/listing';
import { BulkFileError } from '~/shopify/bulk/bulk-file-error';
import { readBulkFile } from '~/shopify/bulk/read-bulk-file';
import { BadFileError } from './bad-file';
import { readBytes } from './read-bytes';

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

/** JSON may write a slash with a backslash before it. */
const MEDIA_ID = /shopify\\?\/(MediaImage|ProductImage|Video|ExternalVideo|Model3d)\\?\//;
const LONGEST_ID_START = 32;

/** False for a file without a single photo or film: it comes from a query that did not ask for them. */
export async function namesMedia(file: string): Promise<boolean> {
  let end = '';
  for await (const chunk of readBytes(file)) {
    const text = end + chunk.toString('latin1');
    if (MEDIA_ID.test(text)) return true;
    end = text.slice(-LONGEST_ID_START);
  }
  return false;
}
