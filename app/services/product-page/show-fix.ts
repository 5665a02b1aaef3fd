import { createHash } from 'node:crypto';
import type { OneFieldFix } from '~/core/changes/one-field';
import { suggestions } from '~/core/changes/suggestions';
import { isShipped } from '~/core/customs/judge-shipped';
import type { Listing } from '~/core/listing/listing';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, notDone } from '../answer';
import type { CataloguePorts } from '../catalogue/ports';
import { frenchLocaleOf } from '../changes/french-locale';
import type { FrenchField, ShopifyValues } from '../changes/ports';
import { altTextTarget } from '../changes/save-alt-texts';
import { variantTarget } from '../changes/save-variant-values';
import type { ShopifyWriting } from '../changes/write-batch';
import type { Shopify } from '../common-ports';
import { OutsideError } from '../outside-error';
import type { FixFieldAnswer, FixFieldView } from './views';

export type ShowFixPorts = CataloguePorts & Shopify<ShopifyWriting>;

/** The field that closes a finding, as Shopify has it now. */
export async function showFix(
  ports: ShowFixPorts,
  store: StoreDomain,
  { listingId, fix }: { listingId: string; fix: OneFieldFix },
): Promise<FixFieldAnswer> {
  const stored = await ports.listings.find(store, listingId);
  if (stored === null) return GONE;
  try {
    const { values } = await ports.shopify(store);
    switch (fix.kind) {
      case 'altText':
        return await showAltText(values, stored.listing, fix);
      case 'frenchTitle':
        return await showFrenchTitle(values, listingId);
      case 'origin':
        return await showOrigin(ports, store, values, stored.listing);
    }
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    return notDone({ why: 'notAnswered', kind: error.kind });
  }
}

const NOTHING = { source: null, photo: null, variants: 0, suggestions: [] };

async function showAltText(
  values: ShopifyValues,
  { media }: Listing,
  fix: Extract<OneFieldFix, { kind: 'altText' }>,
): Promise<FixFieldAnswer> {
  const index = media.findIndex(({ id }) => id === fix.mediaId);
  if (index < 0) return GONE;
  const [read] = await values.readValues([altTextTarget(fix.mediaId)]);
  if (!read) return GONE;
  const value = read.value ?? '';
  const photo = { url: media[index]?.url ?? null, position: index + 1 };
  return done({ ...NOTHING, fix, value, shown: value, photo });
}

async function showFrenchTitle(values: ShopifyValues, listingId: string): Promise<FixFieldAnswer> {
  const read = await readFrenchTitle(values, listingId);
  if (read === 'noFrench') return notDone({ why: 'noFrench' });
  if (read === null) return GONE;
  const { source } = read.field;
  const value = read.field.french ?? '';
  const view: FixFieldView = {
    ...NOTHING,
    fix: { kind: 'frenchTitle' },
    value,
    shown: seenFrench(read.field),
    source,
  };
  return done(view);
}

/** The title's French and the locale that it is written in; `null`: the product is gone. */
export async function readFrenchTitle(
  values: ShopifyValues,
  listingId: string,
): Promise<{ field: FrenchField; locale: string } | 'noFrench' | null> {
  const locale = frenchLocaleOf(await values.readFrenchLocales(), null);
  if (locale === null) return 'noFrench';
  const fields = await values.readFrenchFields(listingId, { locale });
  const field = fields?.find(({ part }) => part === 'title');
  return field ? { field, locale } : null;
}

export function seenFrench({ sourceDigest, french }: FrenchField): string {
  return digestOf([sourceDigest, french ?? '']);
}

async function showOrigin(
  { listings }: CataloguePorts,
  store: StoreDomain,
  values: ShopifyValues,
  listing: Listing,
): Promise<FixFieldAnswer> {
  const lacking = await readLackingOrigin(values, listing);
  if (lacking.length === 0) return notDone({ why: 'nothingLacking' });
  const suggested = suggestions(await listings.inUseBeside(store, listing.id));
  return done({
    ...NOTHING,
    fix: { kind: 'origin' },
    value: '',
    shown: seenVariants(lacking),
    variants: lacking.length,
    suggestions: suggested.filter(({ kind }) => kind === 'origin'),
  });
}

/** Ids of the variants that are shipped and have no origin in Shopify. */
export async function readLackingOrigin(
  values: ShopifyValues,
  { variants }: Listing,
): Promise<string[]> {
  const shipped = variants.filter(isShipped);
  const read = await values.readValues(
    shipped.map(({ id }) => variantTarget({ kind: 'origin', variantId: id })),
  );
  return shipped.filter((_, index) => read[index]?.value === null).map(({ id }) => id);
}

export function seenVariants(ids: string[]): string {
  return digestOf(ids);
}

/** Short enough to be handed back by whoever was shown it. */
function digestOf(seen: string[]): string {
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex');
}
