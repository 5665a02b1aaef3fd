import type { StoreDomain } from '~/core/store/store-domain';
import type { ListingsQuery } from '../catalogue/listings-query';
import type { CataloguePorts } from '../catalogue/ports';
import type { BulkView } from './views';

/** Which listings a page of many is about, and what it can be narrowed down to. */
export async function bulkScope(
  { listings }: CataloguePorts,
  store: StoreDomain,
  rule: string,
  { vendor, category }: ListingsQuery,
): Promise<Pick<BulkView, 'groups' | 'vendor' | 'category'>> {
  return {
    groups: await listings.groupsWith(store, rule),
    vendor: vendor ?? null,
    category: category ?? null,
  };
}
