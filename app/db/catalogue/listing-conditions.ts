import { SEVERITIES } from '~/core/audit/outcome';
import { AUDIENCES } from '~/core/listing/audience';
import type { ListingsQuery, SeasonStateFilter } from '~/services/catalogue/listings-query';
import { oneOf } from '../named-listings';
import { foldText } from '../stored-text';
import { audienceMask, findingMask } from './listing-masks';

interface Conditions {
  where: string;
  /** To be added where rows are read in an order: says nothing new, but where in the order they stand. */
  implied: string;
  values: [store: string, ...others: unknown[]];
  /** False when every listing of the store matches. */
  filtered: boolean;
}

/** Each of them is in the text of a listing that is found; as it is folded there. */
export function searchedWords({ search }: Pick<ListingsQuery, 'search'>): string[] {
  return foldText(search ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Of `listing l`. To look for a text takes a sixth to a half of what `LIKE` with a pattern does. */
export function hasWord(word: string): string {
  return `strpos(l.search_text, ${word}) > 0`;
}

/** Without a baseline yet nothing is new. */
const BASELINE = '(SELECT baseline_at FROM store WHERE domain = l.store)';

const SEASON_STATES: Record<SeasonStateFilter, string> = {
  unready: `s.state = 'unready'`,
  unknown: `s.state = 'unknown'`,
  frenchUnready: `s.french = 'unready'`,
  frenchUnknown: `s.french = 'unknown'`,
};

/**
 * SQL for a query's filters over `listing l`. Audience, rule, severity and since say which findings count; without a
 * state they ask for listings that have one of those.
 */
export function listingConditions(store: string, query: ListingsQuery): Conditions {
  const values: Conditions['values'] = [store];
  const value = (of: unknown) => `$${values.push(of)}`;
  const conditions: string[] = [];

  if (query.status !== undefined) conditions.push(`l.status = ${value(query.status)}`);
  if (query.listingIds !== undefined) conditions.push(`l.id ${oneOf(value(query.listingIds))}`);
  if (query.vendor !== undefined) conditions.push(`l.vendor = ${value(query.vendor)}`);
  if (query.category !== undefined) conditions.push(`l.category = ${value(query.category)}`);
  for (const word of searchedWords(query)) conditions.push(hasWord(value(word)));

  const { season, seasonState } = query;
  if (season !== undefined || seasonState !== undefined) {
    conditions.push(`EXISTS (SELECT 1 FROM listing_season s WHERE s.store = l.store AND s.listing_id = l.id
           ${season === undefined ? '' : `AND s.season = ${value(season)}`}
           ${query.audience === undefined ? '' : `AND s.audience = ${value(query.audience)}`}
           ${seasonState === undefined ? '' : `AND ${SEASON_STATES[seasonState]}`})`);
  }

  const { rule, severity, since } = query;
  const anyRule = rule === undefined ? query.anyRule : undefined;
  // Of a season it says whose; it need not have a finding for them as well.
  const audience = seasonState === undefined ? query.audience : undefined;
  const narrowed = [audience, rule, anyRule, severity, since].some((each) => each !== undefined);
  const hasFinding = (status: 'open' | 'ignored' = 'open') =>
    rule === undefined && anyRule === undefined && since === undefined && status === 'open'
      ? `l.open_mask & ${value(findingMask(audience ? [audience] : AUDIENCES, severity ? [severity] : SEVERITIES))} <> 0`
      : `EXISTS (SELECT 1 FROM finding f WHERE f.store = l.store AND f.listing_id = l.id AND f.status = '${status}'
           ${rule === undefined ? '' : `AND f.rule = ${value(rule)}`}
           ${anyRule === undefined ? '' : `AND f.rule = ANY(${value(anyRule)}::text[])`}
           ${since === undefined ? '' : `AND f.opened_at > ${BASELINE}`}
           ${severity === undefined ? '' : `AND f.severity = ${value(severity)}`}
           ${audience === undefined ? '' : `AND f.audiences @> ARRAY[${value(audience)}]`})`;
  const hasUnknown = () =>
    [
      `l.unknown_mask & ${value(audienceMask(audience ? [audience] : AUDIENCES))} <> 0`,
      ...(rule === undefined ? [] : [`${value(rule)} = ANY(l.unknown_rules)`]),
    ].join(' AND ');

  switch (query.state) {
    case 'findings':
      conditions.push(hasFinding());
      break;
    case 'unknown':
      conditions.push(hasUnknown());
      if (severity !== undefined) conditions.push(hasFinding());
      break;
    case 'ignored':
      conditions.push(hasFinding('ignored'));
      break;
    case 'clear':
      conditions.push('l.audited_at IS NOT NULL', `NOT (${hasFinding()})`, `NOT (${hasUnknown()})`);
      break;
    case undefined:
      if (narrowed) conditions.push(hasFinding());
  }
  return {
    where: ['l.store = $1', ...conditions].join(' AND '),
    // What has no open finding at all stands at one place in the order of gravity.
    implied: query.state === 'clear' && !narrowed ? 'AND l.gravity = 0' : '',
    values,
    filtered: conditions.length > 0,
  };
}
