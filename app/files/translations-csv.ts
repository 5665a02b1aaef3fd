import type { Listing, TranslatedText } from '~/core/listing/listing';
import { readsTheSame } from '~/core/html/reads-the-same';
import { isFrench } from '~/core/language/locale';
import { globalIdNumber } from '~/core/store/global-id';
import { openCsv, type CsvRow } from './csv-table';
import { RowReader } from './row-reader';
import { holdsQuebec } from './market-name';
import { MatchedRows, type SideFileUse } from './side-file';

interface TranslationRow {
  key: string;
  locale: string;
  market: string | null;
  value: string;
  /** Absent where the file has no such column. */
  status?: string;
  /** The source text that was translated; absent where the file does not tell. */
  source?: string;
}

export interface TranslationsFile {
  /**
   * The listing with its French; an empty list where the file has none for it, and none at all where it has some of
   * which nobody can tell whether Quebec is shown it.
   */
  applyTo(listing: Listing): Listing;
  use(): SideFileUse;
}

/**
 * Reads the French of products out of Shopify's translation export, as far as a buyer in Quebec may be shown it. Held
 * in memory.
 *
 * The export identifies products by id, which a product CSV does not have: such a listing is found by its
 * handle, which the export gives as the source text of the field `handle`.
 */
export async function readTranslationsCsv(file: string): Promise<TranslationsFile> {
  const table = await openCsv(file);
  const { columns, rows } = table;
  columns.require(
    "Shopify's translation export",
    'Type',
    'Identification',
    'Field',
    'Locale',
    'Translated content',
  );
  const reader = new RowReader(columns);
  const products = new MatchedRows<TranslationRow[]>(table, () => []);
  const idOfHandle = new Map<string, string>();
  const setAside = { otherTypes: 0, otherLanguages: 0 };
  for await (const row of rows) {
    if (reader.text(row, 'Type')?.toUpperCase() !== 'PRODUCT') {
      setAside.otherTypes += 1;
      continue;
    }
    // Shopify writes '1234567890 so that spreadsheets do not round the id.
    const id = reader
      .matching(row, 'Identification', /^'?\S+$/, "a product's id")
      .replace(/^'/, '');
    const source = reader.text(row, 'Default content');
    if (reader.text(row, 'Field') === 'handle' && source) idOfHandle.set(source, id);
    if (!isFrench(reader.text(row, 'Locale') ?? '')) {
      setAside.otherLanguages += 1;
      continue;
    }
    products.add(id).push(...translationOf(reader, row));
  }
  return {
    applyTo: (listing) => {
      const id = globalIdNumber(listing.id);
      const found = products.use(id, listing.handle, idOfHandle.get(listing.handle) ?? null) ?? [];
      const shown = found.filter(({ market }) => market === null || holdsQuebec(market) === true);
      if (isUndecided(found, shown)) return listing;
      return { ...listing, french: shown.map((row) => translatedText(row, listing)) };
    },
    use: () =>
      products.report([
        { rows: setAside.otherTypes, why: 'otherType' },
        { rows: setAside.otherLanguages, why: 'otherLanguage' },
      ]),
  };
}

/** What rules read of a translation. */
const JUDGED_KEYS = ['title', 'body_html'];

/** One of them has French for a market of which its name does not tell whether Quebec is in it, and no other French. */
function isUndecided(found: readonly TranslationRow[], shown: readonly TranslationRow[]): boolean {
  const open = JUDGED_KEYS.filter((judged) => !shown.some(({ key }) => key === judged));
  return found.some(
    ({ key, market }) => market !== null && open.includes(key) && holdsQuebec(market) === null,
  );
}

/** None where the export lists a field that nobody translated. */
function translationOf(reader: RowReader, row: CsvRow): TranslationRow[] {
  const value = reader.text(row, 'Translated content') ?? '';
  if (value === '') return [];
  const status = reader.text(row, 'Status');
  return [
    {
      key: reader.text(row, 'Field') ?? '',
      locale: reader.text(row, 'Locale') ?? '',
      market: reader.text(row, 'Market') || null,
      value,
      ...(status !== null && { status: status.toLowerCase() }),
      source: reader.text(row, 'Default content') || undefined,
    },
  ];
}

function translatedText(row: TranslationRow, listing: Listing): TranslatedText {
  const outdated = isOutdated(row, presentSource(row.key, listing));
  return {
    key: row.key,
    locale: row.locale,
    marketId: row.market,
    value: row.value,
    ...(outdated !== undefined && { outdated }),
  };
}

/** By Shopify's own word, and by the source reading otherwise than when the export was made. */
function isOutdated(
  { status, source }: TranslationRow,
  present: string | null,
): boolean | undefined {
  if (status?.includes('outdated')) return true;
  if (source !== undefined && present !== null) return !readsTheSame(source, present);
  return status === undefined ? undefined : false;
}

function presentSource(key: string, listing: Listing): string | null {
  switch (key) {
    case 'title':
      return listing.title;
    case 'body_html':
      return listing.descriptionHtml;
    case 'handle':
      return listing.handle;
    case 'product_type':
      return listing.productType;
    case 'meta_title':
      return listing.seo?.title ?? null;
    case 'meta_description':
      return listing.seo?.description ?? null;
    default:
      return null;
  }
}
