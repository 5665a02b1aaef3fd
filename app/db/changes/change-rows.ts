import { z } from 'zod';
import { CHANGE_KINDS, CHANGE_STATES, OVERTAKEN_BY, REFUSAL_KINDS } from '~/core/changes/change';
import type { Change } from '~/services/changes/ports';

const row = z.object({
  id: z.string(),
  batch: z.string(),
  position: z.number(),
  listingId: z.string(),
  kind: z.enum(CHANGE_KINDS),
  resourceId: z.string(),
  key: z.string(),
  locale: z.string(),
  marketId: z.string(),
  source: z.string().nullable(),
  sourceDigest: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  state: z.enum(CHANGE_STATES),
  askedAt: z.date(),
  askedBy: z.string(),
  calledAt: z.date().nullable(),
  settledAt: z.date().nullable(),
  overtakenBy: z.enum(OVERTAKEN_BY).nullable(),
  found: z.string().nullable(),
  failure: z.enum(REFUSAL_KINDS).nullable(),
  failureWords: z.string().nullable(),
  undoes: z.string().nullable(),
  undoneBy: z.string().nullable(),
});

export const CHANGE = { tables: 'store_change', row };
export const IDS = { tables: 'store_change', row: z.object({ id: z.string() }) };
export const UNDOABLE = {
  tables: 'store_change',
  row: z.object({ batch: z.string(), count: z.number() }),
};
export const COUNTS = {
  tables: 'store_change',
  row: z.object({ state: z.enum(CHANGE_STATES), count: z.number() }),
};
export const ENDED = {
  tables: 'store_change',
  row: z.object({ undoes: z.string().nullable(), asked_by: z.string() }),
};

export const CHANGE_COLUMNS = `id, batch, position, listing_id AS "listingId", kind, resource_id AS "resourceId", key,
  locale, market_id AS "marketId", source, source_digest AS "sourceDigest", before, after, state, asked_at AS "askedAt", asked_by AS "askedBy",
  called_at AS "calledAt", settled_at AS "settledAt", overtaken_by AS "overtakenBy", found, failure,
  failure_words AS "failureWords", undoes, undone_by AS "undoneBy"`;

export function toChange(read: z.infer<typeof row>): Change {
  const { kind, resourceId, key, locale, marketId, failure, failureWords, ...rest } = read;
  return {
    ...rest,
    target: { kind, resourceId, key, locale, ...(marketId !== '' && { marketId }) },
    failure: failure === null ? null : { kind: failure, words: failureWords },
  };
}
