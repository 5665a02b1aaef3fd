import type { CustomsKind } from '~/core/changes/change';
import { suggestions } from '~/core/changes/suggestions';
import {
  normalValue,
  variantValueFault,
  variantValueOf,
  withVariantValues,
} from '~/core/changes/variant-values';
import { hsCodeFault } from '~/core/customs/hs-code';
import { hsEntry } from '~/core/customs/hs-texts';
import { isShipped } from '~/core/customs/judge-shipped';
import type { Listing } from '~/core/listing/listing';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, notDone, type Answer, type Invalid } from '../answer';
import type { ListingsQuery } from '../catalogue/listings-query';
import type { CataloguePorts } from '../catalogue/ports';
import { askChanges } from './ask-changes';
import { bulkScope } from './bulk-scope';
import { effectsOf, judgeAll, type JudgingPorts } from './judge-typed';
import { variantTarget } from './save-variant-values';
import type { BulkPreview, BulkView, NothingToWrite, WrongVariantValues } from './views';
import type { WritePorts } from './write-batch';

/** As many listings as one batch takes. */
export const LISTINGS_IN_BULK = 500;

const RULE_OF = {
  hsCode: 'missing-hs-code',
  origin: 'missing-country-of-origin',
  weight: 'missing-weight',
} as const satisfies Record<CustomsKind, string>;

export interface BulkAsked {
  kind: CustomsKind;
  listingIds: string[];
  value: string;
}

/** Listings that lack the value, as `query` narrows them, and what the like of the first one uses. */
export async function showBulk(
  { listings }: CataloguePorts,
  store: StoreDomain,
  { kind, query }: { kind: CustomsKind; query: ListingsQuery },
): Promise<BulkView> {
  const rule = query.rule === 'invalid-hs-code' ? query.rule : RULE_OF[kind];
  const [scope, { rows, total }] = await Promise.all([
    bulkScope({ listings }, store, [rule], query),
    listings.page(store, { ...query, rule, limit: LISTINGS_IN_BULK }),
  ]);
  const [first] = rows;
  const inUse = first ? await listings.inUseBeside(store, first.id) : [];
  const suggested = suggestions(inUse).filter((each) => each.kind === kind);
  return {
    ...scope,
    kind,
    total,
    listings: rows.map(({ id, title }) => ({ id, title })),
    suggestions: suggested,
    hsEntries: suggested.flatMap(({ value }) => (kind === 'hsCode' ? (hsEntry(value) ?? []) : [])),
  };
}

/** What would be written: to variants that are shipped and lack the value, or have a code that is none. */
export async function previewBulk(
  ports: CataloguePorts & JudgingPorts,
  store: StoreDomain,
  { kind, listingIds, value }: BulkAsked,
): Promise<Answer<BulkPreview, Invalid<WrongVariantValues> | NothingToWrite>> {
  const fault = variantValueFault({ variantId: '', kind, value });
  const normal = normalValue({ kind, value });
  if (fault !== null || normal === null) {
    return notDone({ why: 'invalid', errors: { [kind]: fault ?? EMPTY[kind] } });
  }
  const stored = await ports.listings.findMany(store, listingIds);
  const planned = stored.flatMap(({ listing }) => {
    const lacking = lackingIn(listing, kind);
    if (lacking.length === 0) return [];
    const before = [...new Set(lacking.map((each) => each.before ?? ''))];
    return [{ id: listing.id, title: listing.title, variants: lacking.length, before }];
  });
  if (planned.length === 0) return notDone({ why: 'nothingToWrite' });
  const withValue = (listing: Listing) =>
    withVariantValues(
      listing,
      lackingIn(listing, kind).map(({ variantId }) => ({ variantId, kind, value: normal })),
    );
  const verdicts = await judgeAll(ports, store, new Map(planned.map(({ id }) => [id, withValue])));
  return done({
    value: normal,
    listings: planned,
    variants: planned.reduce((sum, { variants }) => sum + variants, 0),
    leftOut: listingIds.length - planned.length,
    effects: effectsOf(verdicts.values()),
  });
}

const EMPTY = {
  hsCode: 'hsCodeMalformed',
  origin: 'originUnknown',
  weight: 'weightMalformed',
} as const satisfies Record<CustomsKind, string>;

/** Records what the preview showed, to be written by a job. `by`: Shopify's id of the staff account. */
export async function startBulk(
  ports: WritePorts,
  store: StoreDomain,
  asked: BulkAsked & { by: string },
): Promise<Answer<{ batch: string }, Invalid<WrongVariantValues> | NothingToWrite>> {
  const preview = await previewBulk(ports, store, asked);
  if (!preview.done) return preview;
  const { kind, by } = asked;
  const ids = preview.value.listings.map(({ id }) => id);
  const stored = await ports.listings.findMany(store, ids);
  const changes = await askChanges(
    ports,
    store,
    by,
    stored.flatMap(({ listing }) =>
      lackingIn(listing, kind).map(({ variantId, before }) => ({
        listingId: listing.id,
        target: variantTarget({ kind, variantId }),
        source: null,
        sourceDigest: null,
        before,
        after: preview.value.value,
        undoes: null,
      })),
    ),
  );
  const [first] = changes;
  return first ? done({ batch: first.batch }) : notDone({ why: 'nothingToWrite' });
}

/** What was not read is left alone. */
function lackingIn({ variants }: Listing, kind: CustomsKind) {
  return variants.filter(isShipped).flatMap((variant) => {
    const before = variantValueOf(variant, kind);
    const isNone = kind === 'hsCode' && typeof before === 'string' && hsCodeFault(before) !== null;
    return before === null || isNone ? [{ variantId: variant.id, before }] : [];
  });
}
