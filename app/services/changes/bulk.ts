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
import type {
  BulkPreview,
  BulkView,
  NothingToWrite,
  PreviewChanged,
  WrongVariantValues,
} from './views';
import { digestOf } from './worklist-check';
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
  /** Of HS codes: those that are none are replaced, too. Else variants that have any keep theirs. */
  ofWrongCodes: boolean;
}

/** Listings that lack the value, as `query` narrows them, and what the like of the first one uses. */
export async function showBulk(
  { listings }: CataloguePorts,
  store: StoreDomain,
  { kind, query }: { kind: CustomsKind; query: ListingsQuery },
): Promise<BulkView> {
  const ofWrongCodes = kind === 'hsCode' && query.rule === 'invalid-hs-code';
  const rule = ofWrongCodes ? 'invalid-hs-code' : RULE_OF[kind];
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
    ofWrongCodes,
    total,
    listings: rows.map(({ id, title }) => ({ id, title })),
    suggestions: suggested,
    hsEntries: suggested.flatMap(({ value }) => (kind === 'hsCode' ? (hsEntry(value) ?? []) : [])),
  };
}

/** What would be written. */
export async function previewBulk(
  ports: CataloguePorts & JudgingPorts,
  store: StoreDomain,
  asked: BulkAsked,
): Promise<Answer<BulkPreview, Invalid<WrongVariantValues> | NothingToWrite>> {
  const planned = await plannedOf(ports, store, asked);
  if (!planned.done) return planned;
  const { kind, listingIds, ofWrongCodes } = asked;
  const { value, listings } = planned.value;
  const withValue = (lacking: LackingListing['lacking']) => (listing: Listing) =>
    withVariantValues(
      listing,
      lacking.map(({ variantId }) => ({ variantId, kind, value })),
    );
  const typed = new Map(listings.map(({ id, lacking }) => [id, withValue(lacking)]));
  const verdicts = await judgeAll(ports, store, typed);
  return done({
    digest: digestOfWrites(planned.value),
    value,
    ofWrongCodes,
    listings: listings.map(({ id, title, lacking }) => ({
      id,
      title,
      variants: lacking.length,
      before: [...new Set(lacking.map(({ before }) => before ?? ''))],
    })),
    variants: listings.reduce((sum, { lacking }) => sum + lacking.length, 0),
    leftOut: listingIds.length - listings.length,
    effects: effectsOf(verdicts.values()),
  });
}

/**
 * Records what the preview showed, to be written by a job; nothing where listings have changed since. `shown`: its digest.
 * `by`: Shopify's id of the staff account.
 */
export async function startBulk(
  ports: WritePorts & JudgingPorts,
  store: StoreDomain,
  { shown, by, ...asked }: BulkAsked & { shown: string; by: string },
): Promise<
  Answer<
    { batch: string },
    Invalid<WrongVariantValues> | NothingToWrite | PreviewChanged<BulkPreview>
  >
> {
  const planned = await plannedOf(ports, store, asked);
  if (!planned.done) return planned;
  if (digestOfWrites(planned.value) !== shown) {
    const preview = await previewBulk(ports, store, asked);
    return preview.done ? notDone({ why: 'previewChanged', preview: preview.value }) : preview;
  }
  const { value, listings } = planned.value;
  const changes = await askChanges(
    ports,
    store,
    by,
    listings.flatMap(({ id, lacking }) =>
      lacking.map(({ variantId, before }) => ({
        listingId: id,
        target: variantTarget({ kind: asked.kind, variantId }),
        source: null,
        sourceDigest: null,
        before,
        after: value,
        undoes: null,
      })),
    ),
  );
  const [first] = changes;
  return first ? done({ batch: first.batch }) : notDone({ why: 'nothingToWrite' });
}

interface LackingListing {
  id: string;
  title: string;
  lacking: { variantId: string; before: string | null }[];
}

interface PlannedBulk {
  /** As it is sent. */
  value: string;
  /** Those in which something is lacking. */
  listings: LackingListing[];
}

const EMPTY = {
  hsCode: 'hsCodeMalformed',
  origin: 'originUnknown',
  weight: 'weightMalformed',
} as const satisfies Record<CustomsKind, string>;

async function plannedOf(
  { listings }: CataloguePorts,
  store: StoreDomain,
  { kind, listingIds, value, ofWrongCodes }: BulkAsked,
): Promise<Answer<PlannedBulk, Invalid<WrongVariantValues> | NothingToWrite>> {
  const fault = variantValueFault({ variantId: '', kind, value });
  const normal = normalValue({ kind, value });
  if (fault !== null || normal === null) {
    return notDone({ why: 'invalid', errors: { [kind]: fault ?? EMPTY[kind] } });
  }
  const stored = await listings.findMany(store, listingIds);
  const lacking = stored
    .map(({ listing }) => ({
      id: listing.id,
      title: listing.title,
      lacking: lackingIn(listing, kind, ofWrongCodes),
    }))
    .filter((each) => each.lacking.length > 0);
  if (lacking.length === 0) return notDone({ why: 'nothingToWrite' });
  return done({ value: normal, listings: lacking });
}

function digestOfWrites({ value, listings }: PlannedBulk): string {
  const writes = listings.flatMap(({ lacking }) =>
    lacking.map(({ variantId, before }) => [variantId, before ?? '', value].join(' ')),
  );
  return digestOf(writes.sort().join('\n'));
}

/** Variants that are shipped and lack the value, or have a code that is none where those are asked for. What was not read is left alone. */
function lackingIn(
  { variants }: Listing,
  kind: CustomsKind,
  ofWrongCodes: boolean,
): LackingListing['lacking'] {
  return variants.filter(isShipped).flatMap((variant) => {
    const before = variantValueOf(variant, kind);
    const isWrong =
      ofWrongCodes &&
      kind === 'hsCode' &&
      typeof before === 'string' &&
      hsCodeFault(before) !== null;
    return before === null || isWrong ? [{ variantId: variant.id, before }] : [];
  });
}
