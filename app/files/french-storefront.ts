import { detectCatalogueLanguage } from '~/core/language/language';
import { identifyLanguage, type IdentifiedLanguage } from '~/core/language/identify-language';
import { listingMask } from '~/core/language/mask-names';
import { needsFrench } from '~/core/language/same-in-both';
import { htmlToText } from '~/core/html/text';
import type { FrenchDetail, Listing, TranslatedText } from '~/core/listing/listing';
import { globalIdNumber } from '~/core/store/global-id';
import { BadFileError } from './bad-file';
import { openCatalogue } from './open-catalogue';
import { MatchedRows, type SideFileUse } from './side-file';

/** What a buyer who reads French meets on the same storefront. */
export interface FrenchStorefront {
  /** The listing with its French; without any where the file does not have the listing. */
  applyTo(listing: Listing): Listing;
  /** Of its texts. Anything but French means that the storefront serves another language under that address. */
  language: IdentifiedLanguage;
  use(): SideFileUse;
}

type FrenchPage = Pick<Listing, 'handle' | 'title' | 'descriptionHtml' | 'options' | 'media'>;

/** Enough to tell a language by. */
const LANGUAGE_SAMPLE_LISTINGS = 200;

/** Reads a storefront's products.json in French. Held in memory. */
export async function readFrenchStorefront(file: string): Promise<FrenchStorefront> {
  // Its prices are not read, so that their currency does not matter.
  const catalogue = await openCatalogue(file, { currency: 'CAD' });
  if (catalogue.format !== 'products.json') {
    const found = catalogue.format === 'product CSV' ? 'a CSV' : 'JSONL';
    throw new BadFileError(
      file,
      1,
      `is ${found}: expected the storefront's products.json in French`,
    );
  }
  const pages = new MatchedRows<FrenchPage[]>(
    { columns: { file }, savedAs: catalogue.savedAs },
    () => [],
  );
  const idOfHandle = new Map<string, string>();
  const sample: FrenchPage[] = [];
  for await (const { id, handle, title, descriptionHtml, options, media } of catalogue.listings()) {
    const page = { handle, title, descriptionHtml, options, media };
    const key = globalIdNumber(id);
    pages.add(key).push(page);
    idOfHandle.set(handle, key);
    if (sample.length < LANGUAGE_SAMPLE_LISTINGS) sample.push(page);
  }
  return {
    applyTo(listing) {
      const id = globalIdNumber(listing.id);
      const [page] = pages.use(id, idOfHandle.get(listing.handle) ?? null) ?? [];
      return page ? withFrench(listing, page) : listing;
    },
    language: detectCatalogueLanguage(sample),
    use: () => pages.report(),
  };
}

function withFrench(listing: Listing, page: FrenchPage): Listing {
  const texts = [
    { key: 'title', source: listing.title, value: page.title },
    { key: 'body_html', source: listing.descriptionHtml, value: page.descriptionHtml },
  ];
  const french = texts.flatMap(({ key, source, value }): TranslatedText[] =>
    isSourceAgain(source, value, listing) ? [] : [{ key, locale: 'fr', marketId: null, value }],
  );
  const details = detailsOf(listing, page);
  return { ...listing, french, ...(details && { frenchDetails: details }) };
}

/**
 * Where there is no French, a storefront serves the source. What is the same in both files is French only where it
 * reads as French, or holds no word that French writes otherwise.
 */
function isSourceAgain(source: string, value: string, { vendor }: Listing): boolean {
  if (plain(source) !== plain(value)) return false;
  const masked = listingMask(vendor, NO_GLOSSARY).mask(htmlToText(value));
  return needsFrench(masked) && identifyLanguage(masked) !== 'fr';
}

const NO_GLOSSARY: readonly string[] = [];

function plain(html: string): string {
  return htmlToText(html).replace(/\s+/g, ' ').trim();
}

/** Options and alt texts by their place; `null` where the two files do not have the same ones. */
function detailsOf(listing: Listing, page: FrenchPage): FrenchDetail[] | null {
  if (listing.options.length !== page.options.length) return null;
  const pairs: FrenchDetail[] = [];
  for (const [index, { name, values }] of listing.options.entries()) {
    const french = page.options[index];
    if (french?.values.length !== values.length) return null;
    pairs.push({ kind: 'optionName', source: name, french: french.name });
    for (const [at, value] of values.entries()) {
      pairs.push({ kind: 'optionValue', source: value, french: french.values[at] ?? null });
    }
  }
  const altById = new Map(page.media.map(({ id, alt }) => [id, alt]));
  for (const { id, alt } of listing.media) {
    const french = altById.get(id);
    if (alt && french) pairs.push({ kind: 'altText', source: alt, french });
  }
  return pairs.map((pair) => ({
    ...pair,
    french:
      pair.french !== null && isSourceAgain(pair.source, pair.french, listing) ? null : pair.french,
  }));
}
