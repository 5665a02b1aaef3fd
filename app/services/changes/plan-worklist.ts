import type { Message } from '~/core/audit/outcome';
import type { ChangeTarget, OvertakenBy } from '~/core/changes/change';
import { isBlank, type FrenchPart } from '~/core/changes/typed-french';
import { normalValue, variantValueFault } from '~/core/changes/variant-values';
import { productTextKey } from '~/core/changes/worklist';
import { activeParts } from '~/core/html/active-html';
import type { Listing } from '~/core/listing/listing';
import type { StoreDomain } from '~/core/store/store-domain';
import type { CataloguePorts } from '../catalogue/ports';
import type { FrenchField, NewChange, ShopifyValues } from './ports';
import { variantTarget } from './save-variant-values';
import { digestOf, shownOf } from './worklist-check';
import type {
  FilledAltText,
  FilledCustoms,
  FilledFrench,
  FilledLine,
  RefusedLine,
} from './worklist-ports';

/** Longest alt text that Shopify takes. */
const MAX_ALT_LENGTH = 512;

/** What a line would do, given what is in Shopify now. */
export type Plan =
  | { kind: 'write'; line: number; change: Omit<NewChange, 'id'> }
  | {
      kind: 'conflict';
      line: number;
      listingId: string;
      by: OvertakenBy;
      target: ChangeTarget;
      part: FrenchPart | null;
      typed: string;
      found: string | null;
    }
  | { kind: 'refused'; refused: RefusedLine }
  /** Shopify has it already. */
  | { kind: 'same' };

/** Compares each line with what Shopify has now. Answers the listings that lines name, as they are stored, too. */
export async function planWorklist(
  { listings }: CataloguePorts,
  store: StoreDomain,
  values: ShopifyValues,
  filled: readonly FilledLine[],
): Promise<{ plans: Plan[]; byId: Map<string, Listing> }> {
  const ids = [...new Set(filled.map(({ listingId }) => listingId))];
  const byId = new Map<string, Listing>();
  for (let start = 0; start < ids.length; start += LISTINGS_AT_ONCE) {
    const stored = await listings.findMany(store, ids.slice(start, start + LISTINGS_AT_ONCE));
    for (const { listing } of stored) byId.set(listing.id, listing);
  }
  const now = await readNow(values, filled, byId);
  const plans = filled.flatMap((line) => {
    const listing = byId.get(line.listingId);
    if (!listing) return [refuse(line, null, { id: 'worklist.refused.gone', data: {} })];
    return line.of === 'french' ? planFrench(line, listing, now) : [planValue(line, listing, now)];
  });
  return { plans: withoutRepeats(plans, byId), byId };
}

const LISTINGS_AT_ONCE = 200;

/** What Shopify has of what the lines name. */
interface Now {
  french: Map<string, FrenchField[]>;
  values: Map<FilledLine, string | null | undefined>;
}

async function readNow(
  values: ShopifyValues,
  filled: readonly FilledLine[],
  known: Map<string, Listing>,
): Promise<Now> {
  const ofFrench = filled.filter((line) => line.of === 'french' && known.has(line.listingId));
  const french = new Map<string, FrenchField[]>();
  const byLocale = Map.groupBy(ofFrench as FilledFrench[], ({ locale }) => locale);
  for (const [locale, lines] of byLocale) {
    const withDetails = new Set(lines.filter(isDetail).map(({ listingId }) => listingId));
    const all = new Set(lines.map(({ listingId }) => listingId));
    const fields = await values.readFrenchOf(
      { texts: [...all].filter((id) => !withDetails.has(id)), details: [...withDetails] },
      locale,
    );
    for (const [id, own] of fields) french.set(`${id} ${locale}`, own);
  }
  const others = filled.filter((line) => line.of !== 'french');
  const read = await values.readValues(others.map(targetOf));
  return { french, values: new Map(others.map((line, index) => [line, read[index]?.value])) };
}

function isDetail({ part }: FilledFrench): boolean {
  return productTextKey(part) === null;
}

function targetOf(line: FilledCustoms | FilledAltText): ChangeTarget {
  return line.of === 'altText'
    ? { kind: 'altText', resourceId: line.mediaId, key: '', locale: '' }
    : variantTarget({ kind: line.of, variantId: line.variantId });
}

/** Of a source that several photos or options have, each gets the French. */
function planFrench(line: FilledFrench, { id, title }: Listing, now: Now): Plan[] {
  const fields = now.french.get(`${id} ${line.locale}`) ?? [];
  const ofPart = fields.filter(({ part }) => part === line.part);
  const matching = ofPart.filter(({ source }) => isSource(line, source));
  if (matching.length === 0) {
    const [only] = isDetail(line) ? [] : ofPart;
    if (!only) return [refuse(line, title, { id: 'worklist.refused.sourceGone', data: {} })];
    return [conflict(line, only, 'source', only.source)];
  }
  return matching.map((field) => planField(line, field, title));
}

function isSource({ source: shown }: FilledFrench, source: string): boolean {
  const digest = digestOf(source);
  return 'digest' in shown ? shown.digest === digest : digestOf(shown.text) === digest;
}

function planField(line: FilledFrench, field: FrenchField, title: string): Plan {
  const { french, isOutdated, source, sourceDigest } = field;
  // A spreadsheet keeps no line end of another kind, and adds none.
  if (digestOf(line.value) === digestOf(french) && !isOutdated) return { kind: 'same' };
  const isShown =
    line.shown === null ? isBlank(french) || isOutdated : line.shown === digestOf(french);
  if (!isShown) return conflict(line, field, 'value', french);
  const own = new Set(activeParts(source));
  const added = line.part === 'description' ? activeParts(line.value) : [];
  const parts = added.filter((part) => !own.has(part));
  if (parts.length > 0) {
    return refuse(line, title, { id: 'worklist.refused.activeHtml', data: { parts } });
  }
  return {
    kind: 'write',
    line: line.line,
    change: {
      listingId: line.listingId,
      target: frenchTarget(line, field),
      source,
      sourceDigest,
      before: french,
      after: line.value,
      undoes: null,
    },
  };
}

function frenchTarget(
  { locale }: FilledFrench,
  { resourceId, key }: Pick<FrenchField, 'resourceId' | 'key'>,
): ChangeTarget {
  return { kind: 'french', resourceId, key, locale };
}

function conflict(
  line: FilledFrench,
  field: FrenchField,
  by: OvertakenBy,
  found: string | null,
): Plan {
  const { listingId, value: typed, part } = line;
  const target = frenchTarget(line, field);
  return { kind: 'conflict', line: line.line, listingId, by, target, part, typed, found };
}

function planValue(line: FilledCustoms | FilledAltText, listing: Listing, now: Now): Plan {
  const before = now.values.get(line);
  if (before === undefined || !isOf(line, listing)) {
    return refuse(line, listing.title, { id: 'worklist.refused.gone', data: {} });
  }
  const fault = faultIn(line);
  if (fault !== null) return refuse(line, listing.title, fault);
  const after =
    line.of === 'altText' ? line.value.trim() : normalValue({ kind: line.of, value: line.value });
  if (after === before) return { kind: 'same' };
  const { listingId, value: typed } = line;
  const target = targetOf(line);
  const shown = line.of === 'altText' ? before : shownOf(line.of, before);
  if (digestOf(shown) !== line.shown) {
    const common = { by: 'value', part: null, found: before } as const;
    return { kind: 'conflict', line: line.line, listingId, target, typed, ...common };
  }
  return {
    kind: 'write',
    line: line.line,
    change: { listingId, target, source: null, sourceDigest: null, before, after, undoes: null },
  };
}

function isOf(line: FilledCustoms | FilledAltText, { variants, media }: Listing): boolean {
  return line.of === 'altText'
    ? media.some(({ id }) => id === line.mediaId)
    : variants.some(({ id }) => id === line.variantId);
}

function faultIn(line: FilledCustoms | FilledAltText): Message | null {
  if (line.of !== 'altText') {
    const { of: kind, variantId, value } = line;
    const fault = variantValueFault({ kind, variantId, value });
    if (fault === null) return null;
    const reason = fault === 'commaAmbiguous' ? fault : kind;
    return { id: `worklist.refused.${reason}`, data: { found: value.slice(0, 60) } };
  }
  const { length } = line.value.trim();
  return length > MAX_ALT_LENGTH
    ? { id: 'worklist.refused.altLength', data: { length, most: MAX_ALT_LENGTH } }
    : null;
}

function refuse({ line }: FilledLine, title: string | null, reason: Message): Plan {
  return { kind: 'refused', refused: { line, listing: title ?? '', reason } };
}

/** A value is written once: a second line that asks for another one is refused. */
function withoutRepeats(plans: Plan[], listings: Map<string, Listing>): Plan[] {
  const first = new Map<string, { line: number; after: string | null }>();
  return plans.map((plan): Plan => {
    if (plan.kind !== 'write') return plan;
    const { kind, resourceId, key, locale } = plan.change.target;
    const name = [kind, resourceId, key, locale].join(' ');
    const before = first.get(name);
    if (before === undefined) {
      first.set(name, { line: plan.line, after: plan.change.after });
      return plan;
    }
    if (before.after === plan.change.after) return { kind: 'same' };
    const listing = listings.get(plan.change.listingId)?.title ?? '';
    const reason = { id: 'worklist.refused.repeated', data: { line: before.line } } as const;
    return { kind: 'refused', refused: { line: plan.line, listing, reason } };
  });
}
