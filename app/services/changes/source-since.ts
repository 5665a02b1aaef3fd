import { changedLines } from '~/core/html/changed-lines';
import type { StoreDomain } from '~/core/store/store-domain';
import type { ChangePorts, FrenchField, FrenchPlace } from './ports';
import type { SourceSince } from './views';

/** As many of a listing's changes are looked through. */
const CHANGES_SEEN = 250;

/**
 * What changed in the sources of French that is out of date, since it was written here: the ledger keeps the source of
 * each French text that it wrote. Of French that was written elsewhere the source then is not known, and it is absent.
 */
export async function sourcesSince(
  { changes }: ChangePorts,
  store: StoreDomain,
  listingId: string,
  { fields, locale, marketId }: FrenchPlace & { fields: readonly FrenchField[] },
): Promise<SourceSince[]> {
  const outdated = fields.filter(({ isOutdated }) => isOutdated);
  if (outdated.length === 0) return [];
  const page = await changes.page(store, {
    listingId,
    kind: 'french',
    state: 'written',
    limit: CHANGES_SEEN,
  });
  return outdated.flatMap(({ resourceId, key, source, french }): SourceSince[] => {
    // The latest comes first.
    const written = page.changes.find(
      ({ target, after }) =>
        target.resourceId === resourceId &&
        target.key === key &&
        target.locale === locale &&
        target.marketId === marketId &&
        after === french,
    );
    if (!written || written.source === null) return [];
    const at = (written.settledAt ?? written.askedAt).toISOString();
    return [{ resourceId, key, at, lines: changedLines(written.source, source) }];
  });
}
