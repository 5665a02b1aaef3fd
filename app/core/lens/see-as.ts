import type { Finding } from '../audit/outcome';
import { CUSTOMS_KINDS } from '../changes/change';
import { variantValueOf } from '../changes/variant-values';
import { isShipped } from '../customs/judge-shipped';
import { PlainText } from '../language/plain-text';
import { COUNTRY_OF, type Audience } from '../listing/audience';
import type { Listing, Media, Variant } from '../listing/listing';
import { nameOf } from '../listing/variant-name';
import type { PhotoWordsView } from '../photos/photo-view';
import type { StoreFacts, StorePolicy } from '../store/store-facts';
import {
  LENS_POLICIES,
  type Lens,
  type LensCustoms,
  type LensPhoto,
  type LensPolicy,
  type LensPrice,
} from './lens';
import { placedFindings, type Placed } from './place-findings';
import { TextReader } from './text-reader';

/**
 * A listing as one audience meets it. `findings`: open ones that concern the audience, gravest first. `photoWords`: by the
 * photo's id, what is written in it.
 */
export function seeAs(
  audience: Audience,
  listing: Listing,
  store: StoreFacts,
  findings: readonly (Finding & { rule: string })[],
  photoWords: Readonly<Record<string, PhotoWordsView>> = {},
): Lens {
  const placed = placedFindings(findings);
  const reader = new TextReader(audience, store, placed);
  const byPhoto = numbersByPhoto(placed);
  const shipped = listing.variants.filter(isShipped);
  const country = COUNTRY_OF[audience];
  const isSold = listing.soldIn?.[country];
  return {
    audience,
    ...(isSold !== undefined && { isSold }),
    title: reader.product(listing, 'title'),
    description: reader.product(listing, 'description'),
    options: listing.options
      .filter(
        ({ name, values }) => name !== 'Title' || values.some((each) => each !== 'Default Title'),
      )
      .map(({ name, values }) => ({
        name: reader.detail(listing, 'optionName', name),
        values: values.map((value) => reader.detail(listing, 'optionValue', value)),
      })),
    ...(listing.seo && {
      search: {
        title: listing.seo.title?.trim() ? reader.product(listing, 'seoTitle') : null,
        description: listing.seo.description?.trim()
          ? reader.product(listing, 'seoDescription')
          : null,
      },
    }),
    photos: listing.media.map((media, index) => {
      const words = photoWords[media.id];
      return {
        ...photo(media, listing, reader, byPhoto.get(index) ?? []),
        ...(words && { words }),
      };
    }),
    ...pricesIn(listing.variants, country),
    crossesBorder:
      shipped.length === 0 || store.country === undefined ? null : store.country !== country,
    customs: customsOf(shipped),
    ...(store.policies && { policies: policiesOf(store.policies, reader) }),
    findings: placed.map(({ number, place, rule, message, severity }) => ({
      number,
      place,
      rule,
      message,
      severity,
    })),
  };
}

function numbersByPhoto(placed: readonly Placed[]): Map<number, number[]> {
  const numbers = new Map<number, number[]>();
  for (const { at, number } of placed) {
    if ('index' in at) numbers.set(at.index, [...(numbers.get(at.index) ?? []), number]);
  }
  return numbers;
}

function photo(
  { id, kind, url, alt }: Media,
  listing: Listing,
  reader: TextReader,
  findings: number[],
): LensPhoto {
  const source = alt?.trim() ?? '';
  const shown = source === '' ? null : reader.detailFrench(listing, 'altText', source);
  const wording = reader.wordingOf(shown);
  const isFrenchShown = shown?.shown === 'french' && wording !== 'own';
  return {
    id,
    kind,
    url,
    ...(alt !== undefined && { alt: isFrenchShown ? shown.value : source || null }),
    wording: source === '' ? 'own' : wording,
    findings,
  };
}

function pricesIn(
  variants: readonly Variant[],
  country: 'CA' | 'US',
): Pick<Lens, 'prices' | 'pricesNotRead'> {
  const groups = new Map<string, LensPrice>();
  let pricesNotRead = 0;
  for (const variant of variants) {
    const price = variant.shownPrice?.[country];
    if (price === undefined) {
      pricesNotRead += 1;
      continue;
    }
    const key = JSON.stringify([price.price, price.compareAt]);
    const group = groups.get(key);
    if (group) group.variants += 1;
    else groups.set(key, { price, variants: 1, example: nameOf(variant) });
  }
  const prices = [...groups.values()].sort((a, b) => a.price.price.amount - b.price.price.amount);
  return { prices, pricesNotRead };
}

function customsOf(shipped: readonly Variant[]): LensCustoms[] {
  return CUSTOMS_KINDS.map((kind) => {
    const values = shipped.map((variant) => variantValueOf(variant, kind));
    return {
      kind,
      given: values.filter((value) => typeof value === 'string').length,
      notRead: values.filter((value) => value === undefined).length,
      of: shipped.length,
    };
  });
}

function policiesOf(policies: readonly StorePolicy[], reader: TextReader): LensPolicy[] {
  return LENS_POLICIES.map((type) => {
    const policy = policies.find((each) => each.type === type);
    const words = policy ? new PlainText(policy.bodyHtml).words : 0;
    return {
      type,
      words: words === 0 ? null : words,
      wording: policy && words > 0 ? reader.wordingOf(reader.policyFrench(policy)) : 'own',
    };
  });
}
