import { hash, randomUUID } from 'node:crypto';
import type { ExportedListing } from '~/services/catalogue/ports';
import { withCanadianPricing, type IsFixedInCanada } from '../read-canadian-prices';
import { groupLines, idIn, idPattern, parseGroup, type LinesOfRoot } from './group-jsonl';
import { listingOf, type ReadBulkFileOptions } from './read-bulk-file';

/** A digest of the code that reads, put in by the build: see vite.plugins.ts. */
declare const READING_VERSION: string | undefined;

/** Where nothing was built, the code may be another one after each start. */
const CODE = typeof READING_VERSION === 'string' ? READING_VERSION : randomUUID();

export interface ExportOptions extends ReadBulkFileOptions {
  /** Read beside the file, and part of its listings. */
  isFixed: IsFixedInCanada;
}

/**
 * The listings of an export by the digest of what each was written as. They are parsed and mapped when they are asked
 * for: a listing whose lines are the same as they were is the same listing.
 *
 * @throws BulkFileError, as does reading one of them
 */
export async function* exportedListings(
  path: string,
  options: ExportOptions,
): AsyncGenerator<ExportedListing> {
  for await (const lines of groupLines(path, options)) {
    const variants = variantsIn(lines);
    yield {
      id: lines.rootId,
      digest: digestOf(lines, variants, options.isFixed),
      variants,
      read: () => withCanadianPricing(listingOf(parseGroup(lines), options), options.isFixed),
    };
  }
}

function digestOf(
  { parts }: LinesOfRoot,
  variants: ExportedListing['variants'],
  isFixed: IsFixedInCanada,
): string {
  const beside = JSON.stringify([CODE, variants.map(({ id }) => isFixed(id))]);
  const [first] = parts;
  // Nearly always there is one part, which need not be copied.
  const written =
    first && parts.length === 1 ? first.bytes : Buffer.concat(parts.map(({ bytes }) => bytes));
  return hash('sha256', `${beside} ${hash('sha256', written, 'base64url')}`, 'base64url');
}

const LINE_FEED = 0x0a;
const VARIANT = Buffer.from('ProductVariant');
const VARIANT_ID = idPattern('ProductVariant');
/** Inside a JSON string a quotation mark is escaped, so that this is a key. */
const WITH_INVENTORY = /"inventoryItem"\s*:\s*\{/;

/** Without parsing: some dozen times as fast. Other lines, of long texts among them, are passed over as bytes. */
function variantsIn({ parts }: LinesOfRoot): ExportedListing['variants'] {
  const variants = new Map<string, ExportedListing['variants'][number]>();
  for (const { bytes } of parts) {
    for (let at = bytes.indexOf(VARIANT); at !== -1;) {
      const start = bytes.lastIndexOf(LINE_FEED, at) + 1;
      const end = bytes.indexOf(LINE_FEED, at);
      const line = bytes.toString('latin1', start, end === -1 ? undefined : end);
      const id = idIn(line, VARIANT_ID);
      if (id !== null)
        variants.set(id, { id, ...(WITH_INVENTORY.test(line) && { inventory: {} }) });
      at = end === -1 ? -1 : bytes.indexOf(VARIANT, end);
    }
  }
  return [...variants.values()];
}
