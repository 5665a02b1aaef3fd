import type { ValueToWrite, WriteOutcome } from '~/services/changes/ports';
import { ShopifyUserError } from './errors';

/**
 * Writes values of a request of which Shopify takes all or nothing: those that it declines by their place are left out,
 * and the others are sent again. `send` answers what is stored by resource's id.
 */
export async function allOrNothing(
  values: readonly ValueToWrite[],
  send: (left: ValueToWrite[]) => Promise<ReadonlyMap<string, string | null>>,
): Promise<WriteOutcome[]> {
  const declined = new Map<ValueToWrite, WriteOutcome>();
  for (;;) {
    const left = values.filter((value) => !declined.has(value));
    if (left.length === 0) return values.map((value) => declined.get(value) ?? UNKNOWN);
    try {
      const stored = await send(left);
      return values.map((value): WriteOutcome => {
        const now = stored.get(value.target.resourceId);
        const outcome = now === undefined ? UNKNOWN : { kind: 'written' as const, stored: now };
        return declined.get(value) ?? outcome;
      });
    } catch (error) {
      if (!(error instanceof ShopifyUserError)) throw error;
      for (const [value, words] of wordsOf(error, left)) {
        declined.set(value, { kind: 'refused', words });
      }
    }
  }
}

const UNKNOWN: WriteOutcome = { kind: 'unknown' };

/** Of those that Shopify names; of all where it names none. */
function wordsOf({ userErrors }: ShopifyUserError, left: ValueToWrite[]): [ValueToWrite, string][] {
  const about = (value: ValueToWrite) =>
    userErrors.filter(({ field }) => left[Number(field?.[1] ?? NaN)] === value);
  const named = left.filter((value) => about(value).length > 0);
  const declined = named.length > 0 ? named : left;
  return declined.map((value) => {
    const own = named.length > 0 ? about(value) : userErrors;
    return [value, own.map(({ message }) => message).join(' ')];
  });
}
