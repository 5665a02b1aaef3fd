import type { Listing } from '~/core/listing/listing';
import { BadFileError } from './bad-file';
import { separatorOf } from './csv-dialect';
import { namesMedia, readBulkJsonl } from './bulk-jsonl';
import { readProductCsv } from './product-csv';
import { readProductsJson } from './products-json';
import { encodingOf, readBytes } from './read-bytes';
import { savedAs, type SavedAs } from './saved-as';
import type { DetectedEncoding } from './text-encoding';

type CatalogueFormat = 'products.json' | 'product CSV' | 'bulk JSONL';

export interface Catalogue {
  format: CatalogueFormat;
  /** `null`: as Shopify saves. */
  savedAs: SavedAs | null;
  /** False where nobody asked for photos, so that there being none says nothing. */
  hasMedia: boolean;
  /** Products that stand in the file again, as far as it has been read; each counts once. */
  repeated: number;
  /** Streams from the start of the file each time it is called. */
  listings(): AsyncGenerator<Listing>;
}

/**
 * Tells a catalogue's format by its content. `currency` (ISO 4217) is that of the store, for files that do not
 * name it. Throws `BadFileError`, here or while the listings are read.
 */
export async function openCatalogue(
  file: string,
  { currency }: { currency: string },
): Promise<Catalogue> {
  const encoding = await encodingOf(file);
  const head = await readHead(file, encoding);
  const format = detectFormat(file, head);
  const known = { format, hasMedia: true, repeated: 0 };
  const asJson = savedAs(encoding.name, ',');
  switch (format) {
    case 'products.json': {
      const catalogue: Catalogue = {
        ...known,
        savedAs: asJson,
        listings: () => {
          catalogue.repeated = 0;
          return readProductsJson(file, currency, () => {
            catalogue.repeated += 1;
          });
        },
      };
      return catalogue;
    }
    case 'product CSV':
      return {
        ...known,
        savedAs: savedAs(encoding.name, separatorOf(head).separator),
        listings: () => readProductCsv(file, currency),
      };
    case 'bulk JSONL':
      // Nobody but Shopify writes it, and it is read at the places where its lines lie.
      if (asJson)
        throw new BadFileError(file, null, `is encoded in ${encoding.name}: expected UTF-8`);
      return {
        ...known,
        savedAs: null,
        hasMedia: await namesMedia(file),
        listings: () => readBulkJsonl(file, currency),
      };
  }
}

async function readHead(file: string, encoding: DetectedEncoding): Promise<string> {
  for await (const chunk of readBytes(file, encoding)) return chunk.toString('utf8');
  return '';
}

function detectFormat(file: string, head: string): CatalogueFormat {
  const text = head.trimStart();
  if (text === '') throw new BadFileError(file, null, 'is blank: expected CSV, JSON or JSONL');
  if (text.startsWith('[')) return 'products.json';
  if (text.startsWith('{'))
    return isBulkLine(text.split('\n', 1)[0] ?? '') ? 'bulk JSONL' : 'products.json';
  if (text.startsWith('<')) {
    // What a password page or a storefront behind a firewall answers instead of its products.json.
    throw new BadFileError(file, 1, 'is a web page (HTML): expected CSV, JSON or JSONL');
  }
  return 'product CSV';
}

/** Bulk operations write one object a line, each with a global id; a products.json starts with its list. */
function isBulkLine(line: string): boolean {
  return (
    !/"products"\s*:\s*\[/.test(line) &&
    /"(id|__parentId)"\s*:\s*"gid:(\/\/|\\\/\\\/)shopify/.test(line)
  );
}
