import { isPriceKind, type ChangeTarget, type ValueNow } from '~/core/changes/change';
import { frenchPart } from '~/core/changes/typed-french';
import { isFrench } from '~/core/language/locale';
import type {
  FrenchField,
  FrenchPlace,
  ShopifyValues,
  ValueToWrite,
  WriteOutcome,
} from '~/services/changes/ports';
import type { AdminClient } from './admin-client';
import { altTextsNow, writeAltTexts } from './alt-texts';
import { ShopifyUserError } from './errors';
import {
  DetailsOfProductsDocument,
  LocalesDocument,
  RegisterFrenchDocument,
  RemoveFrenchDocument,
  TextsNowDocument,
  type ProductDetailsFragment,
  type TextsNowQuery,
} from './generated/documents.generated';
import { inParts } from './in-parts';
import { packagingPhotosNow, writePackagingPhotoField } from './packaging-photos';
import { photosNow, uploadPhoto, writePhoto } from './photos';
import { pricesNow, writePrices } from './prices';
import { isProduct } from './read-french';
import { readMarkets } from './read-markets';
import { shownOptions } from './read-french-details';
import { systemTiming, type Timing } from './timing';
import {
  isVariantTarget,
  variantsNow,
  variantValueNow,
  writeCompareAt,
  writeInventory,
} from './variant-values';

type TextsOfResource = TextsNowQuery['translatableResourcesByIds']['nodes'][number];

/** Values of one store that the app writes. */
export function shopifyValues(
  client: AdminClient,
  { fetch, timing = systemTiming }: { fetch?: typeof globalThis.fetch; timing?: Timing } = {},
): ShopifyValues {
  return {
    async readFrenchLocales() {
      const { shopLocales } = await client.request(LocalesDocument, {});
      return shopLocales.flatMap(({ locale, primary }) =>
        !primary && isFrench(locale) ? [locale] : [],
      );
    },
    readFrenchFields: (listingId, place) => readFrenchFields(client, listingId, place),
    readMarketNames: async () =>
      new Map((await readMarkets(client)).map(({ id, name }) => [id, name])),
    readFrenchOf: (products, locale) => readFrenchOf(client, products, locale),
    readValues: (targets) => readValues(client, targets),
    uploadPhoto: (file) => uploadPhoto(client, file, fetch),
    writeValues: (values, options) => writeValues(client, values, options, timing),
  };
}

async function readFrenchFields(
  client: AdminClient,
  listingId: string,
  place: FrenchPlace,
): Promise<FrenchField[] | null> {
  const { nodes } = await client.request(DetailsOfProductsDocument, { ids: [listingId] });
  const [product] = nodes.filter(isProduct);
  if (!product) return null;
  const ids = resourcesOf(product);
  const texts = await textsOf(client, ids, place);
  return ids.flatMap((id) => fieldsOf(texts.get(id), place.marketId));
}

/** What of a product has French: itself, options that a buyer sees, photos with an alt text. */
function resourcesOf(product: ProductDetailsFragment): string[] {
  return [
    product.id,
    ...shownOptions(product).flatMap(({ id, optionValues }) => [
      id,
      ...optionValues.map((value) => value.id),
    ]),
    ...product.media.nodes.flatMap(({ id, alt }) => (alt?.trim() ? [id] : [])),
  ];
}

async function readFrenchOf(
  client: AdminClient,
  { texts: ids, details }: { texts: readonly string[]; details: readonly string[] },
  locale: string,
): Promise<Map<string, FrenchField[]>> {
  const resources = new Map(ids.map((id) => [id, [id]]));
  for (let start = 0; start < details.length; start += READ_TOGETHER) {
    const some = details.slice(start, start + READ_TOGETHER);
    const { nodes } = await client.request(DetailsOfProductsDocument, { ids: some });
    for (const product of nodes.filter(isProduct)) resources.set(product.id, resourcesOf(product));
  }
  const texts = await textsOf(client, [...resources.values()].flat(), { locale });
  return new Map(
    [...resources].map(([id, own]) => [id, own.flatMap((each) => fieldsOf(texts.get(each)))]),
  );
}

/** As many products as one request reads with their options and photos. */
const READ_TOGETHER = 50;

function fieldsOf(resource: TextsOfResource | undefined, marketId?: string): FrenchField[] {
  if (!resource) return [];
  const { resourceId, translatableContent, translations } = resource;
  return translatableContent.flatMap(({ key, value, digest }): FrenchField[] => {
    const part = frenchPart(resourceId, key);
    if (part === null || !value?.trim() || digest === null) return [];
    const french = translations.find((text) => isFrenchOf(text, key, marketId));
    return [
      {
        part,
        resourceId,
        key,
        source: value,
        sourceDigest: digest,
        french: french?.value ?? null,
        isOutdated: french?.outdated ?? false,
      },
    ];
  });
}

async function textsOf(
  client: AdminClient,
  ids: readonly string[],
  { locale, marketId }: FrenchPlace,
): Promise<Map<string, TextsOfResource>> {
  const texts = new Map<string, TextsOfResource>();
  for (const some of inParts(ids)) {
    const { translatableResourcesByIds } = await client.request(TextsNowDocument, {
      ids: some,
      first: some.length,
      locale,
      marketId: marketId ?? null,
    });
    for (const node of translatableResourcesByIds.nodes) texts.set(node.resourceId, node);
  }
  return texts;
}

/** Whatever Shopify falls back on for a market is not its own. */
function isFrenchOf(
  text: TextsOfResource['translations'][number],
  key: string,
  marketId: string | undefined,
): boolean {
  return text.key === key && (text.market?.id ?? null) === (marketId ?? null);
}

function placeOf({ locale, marketId }: FrenchPlace): string {
  return [locale, marketId].join(' ');
}

async function readValues(
  client: AdminClient,
  targets: ChangeTarget[],
): Promise<(ValueNow | null)[]> {
  const french = new Map<string, Map<string, TextsOfResource>>();
  const ofFrench = targets.filter(({ kind }) => kind === 'french');
  for (const [place, some] of Map.groupBy(ofFrench, placeOf)) {
    const [first] = some;
    if (first) french.set(place, await textsOf(client, idsOf(some), first));
  }
  const altTexts = await altTextsNow(
    client,
    idsOf(targets.filter(({ kind }) => kind === 'altText')),
  );
  const variants = await variantsNow(client, idsOf(targets.filter(isVariantTarget)));
  const ofPrices = targets.filter((target) => isPriceKind(target.kind));
  const prices = await pricesNow(client, ofPrices);
  const ofPhotos = targets.filter(({ kind }) => kind === 'photo');
  const photos = await photosNow(client, ofPhotos);
  const packaging = await packagingPhotosNow(
    client,
    idsOf(targets.filter(({ kind }) => kind === 'packaging')),
  );
  return targets.map((target) => {
    const { kind, resourceId, key, marketId } = target;
    if (kind === 'photo') {
      const value = photos[ofPhotos.indexOf(target)];
      return value === undefined ? null : { value, sourceDigest: null };
    }
    if (kind === 'packaging') return packaging.get(resourceId) ?? null;
    if (isPriceKind(kind)) return prices[ofPrices.indexOf(target)] ?? null;
    if (isVariantTarget(target)) {
      const variant = variants.get(resourceId);
      return variant ? { value: variantValueNow(variant, target.kind), sourceDigest: null } : null;
    }
    if (kind === 'altText') {
      const alt = altTexts.get(resourceId);
      return alt === undefined ? null : { value: alt, sourceDigest: null };
    }
    const resource = french.get(placeOf(target))?.get(resourceId);
    const source = resource?.translatableContent.find((text) => text.key === key);
    if (!resource || !source) return null;
    const value =
      resource.translations.find((text) => isFrenchOf(text, key, marketId))?.value ?? null;
    return { value, sourceDigest: source.digest };
  });
}

async function writeValues(
  client: AdminClient,
  values: ValueToWrite[],
  options: { sendWithinMs: number },
  timing: Timing,
): Promise<WriteOutcome[]> {
  const [first] = values;
  if (first === undefined) return [];
  const { kind, resourceId, locale, marketId } = first.target;
  if (kind === 'compareAt') return writeCompareAt(client, values, options);
  if (isPriceKind(kind)) return writePrices(client, values, options);
  if (kind === 'photo') return [await writePhoto(client, first, options, timing)];
  if (kind === 'packaging') return [await writePackagingPhotoField(client, first, options)];
  if (kind === 'altText') return writeAltTexts(client, values, options);
  if (isVariantTarget(first.target)) return writeInventory(client, values, options);
  try {
    if (first.value === null) {
      const keys = values.map(({ target }) => target.key);
      const marketIds = marketId === undefined ? null : [marketId];
      await client.request(
        RemoveFrenchDocument,
        { resourceId, keys, locales: [locale], marketIds },
        options,
      );
      return values.map(() => ({ kind: 'written', stored: null }));
    }
    const translations = values.map(({ target, value, sourceDigest }) => ({
      key: target.key,
      locale,
      ...(marketId !== undefined && { marketId }),
      value: value ?? '',
      translatableContentDigest: sourceDigest ?? '',
    }));
    const answer = await client.request(
      RegisterFrenchDocument,
      { resourceId, translations },
      options,
    );
    const registered = answer.translationsRegister?.translations ?? [];
    return values.map(({ target }): WriteOutcome => {
      const stored = registered.find(({ key }) => key === target.key);
      return stored ? { kind: 'written', stored: stored.value } : { kind: 'unknown' };
    });
  } catch (error) {
    if (!(error instanceof ShopifyUserError)) throw error;
    return refusals(error, values.length);
  }
}

/** Shopify takes some of several French texts and declines others, by their place. What it does not name may be written. */
function refusals({ userErrors }: ShopifyUserError, count: number): WriteOutcome[] {
  const placeOf = (field: string[] | null) =>
    field?.[0] === 'translations' && field[1] !== undefined ? Number(field[1]) : null;
  const ofAll = userErrors.filter(({ field }) => placeOf(field) === null);
  return Array.from({ length: count }, (_, index): WriteOutcome => {
    const own = [...ofAll, ...userErrors.filter(({ field }) => placeOf(field) === index)];
    if (own.length === 0) return { kind: 'unknown' };
    return { kind: 'refused', words: own.map(({ message }) => message).join(' ') };
  });
}

function idsOf(targets: ChangeTarget[]): string[] {
  return [...new Set(targets.map(({ resourceId }) => resourceId))];
}
