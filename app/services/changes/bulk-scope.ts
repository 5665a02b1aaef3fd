import type { StoreDomain } from '~/core/store/store-domain';
import type { ListingsQuery } from '../catalogue/listings-query';
import type { CataloguePorts } from '../catalogue/ports';
import type { BulkScope } from './views';

/** Which listings a page of many is about, and what it can be narrowed down to. */
export async function bulkScope(
  { listings }: CataloguePorts,
  store: StoreDomain,
  rules: readonly string[],
  { vendor, category, listingIds }: ListingsQuery,
): Promise<BulkScope> {
  return {
    // What was ticked is narrowed down already.
    groups: listingIds ? [] : await listings.groupsWith(store, rules),
    ticked: listingIds?.length ?? null,
    vendor: vendor ?? null,
    category: category ?? null,
  };
}
