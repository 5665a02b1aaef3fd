import { z } from 'zod';
import { cursorParam, searchParam } from '~/components/address-params';
import { SEVERITIES } from '~/core/audit/outcome';
import { SEASON_NAMES } from '~/core/calendar/season-mark';
import { AUDIENCES } from '~/core/listing/audience';
import {
  LISTING_SORTS,
  LISTING_STATES,
  SEASON_STATE_FILTERS,
  type ListingsQuery,
} from '~/services/catalogue/listings-query';
import { DEFAULT_SORT, LISTINGS_PARAMS, type ListingsParam } from './listings-params';

export const PAGE_SIZE = 50;

const STATUSES = ['ACTIVE', 'DRAFT', 'ARCHIVED', 'UNLISTED'] as const;

/** Name in the address → what it may hold. */
const PARAMS = {
  audience: z.enum(AUDIENCES),
  rule: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(100),
  severity: z.enum(SEVERITIES),
  status: z.enum(STATUSES),
  state: z.enum(LISTING_STATES),
  since: z.enum(['baseline']),
  season: z.enum(SEASON_NAMES),
  seasonState: z.enum(SEASON_STATE_FILTERS),
  search: searchParam.min(1),
  sort: z.enum(LISTING_SORTS),
  direction: z.enum(['asc', 'desc']),
  after: cursorParam,
  before: cursorParam,
} satisfies Record<ListingsParam, z.ZodType>;

/**
 * Reads what the address asks for. A parameter that holds something else is left out and named in `dropped`,
 * so that an old or mistyped link still opens. Parameters of Shopify's are none of our business.
 */
export function parseListingsUrl(params: URLSearchParams): {
  query: ListingsQuery;
  dropped: ListingsParam[];
} {
  const query: ListingsQuery = { ...DEFAULT_SORT, limit: PAGE_SIZE };
  const dropped: ListingsParam[] = [];
  for (const name of LISTINGS_PARAMS) {
    const text = params.get(name);
    if (text === null || text.trim() === '') continue;
    const parsed = PARAMS[name].safeParse(text);
    if (parsed.success) Object.assign(query, { [name]: parsed.data });
    else dropped.push(name);
  }
  if (query.after !== undefined && query.before !== undefined) {
    delete query.before;
    dropped.push('before');
  }
  return { query, dropped };
}
