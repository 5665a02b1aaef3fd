import type { Listing } from '~/core/listing/listing';
import { BadFileError } from './bad-file';
import { readBulkJsonl } from './bulk-jsonl';
import { readProductCsv } from './product-csv';
import { readProductsJson } from './products-json';
import { readBytes } from './read-bytes';

type CatalogueFormat = 'products.json' | 'product CSV' | 'bulk JSONL';

export interface Catalogue {
  format: CatalogueFormat;
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
  const format = detectFormat(file, await readHead(file));
  switch (format) {
    case 'products.json':
      return { format, listings: () => readProductsJson(file, currency) };
    case 'product CSV':
      return { format, listings: () => readProductCsv(file, currency) };
    case 'bulk JSONL':
      return { format, listings: () => readBulkJsonl(file, currency) };
  }
}

async function readHead(file: string): Promise<string> {
  for await (const chunk of readBytes(file)) return chunk.toString('utf8');
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
