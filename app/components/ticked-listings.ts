import type { BulkKind } from '~/core/changes/change';
import { globalId, globalIdNumber, isIdNumber } from '~/core/store/global-id';

/** More than a page of listings, few enough for an address. */
const MOST = 100;

/** The page that fixes what was ticked together: one kind of value, or their packaging. */
export function tickedPath(kind: BulkKind | 'packaging', listingIds: readonly string[]): string {
  const ids = listingIds.map(globalIdNumber).join();
  return kind === 'packaging'
    ? `/app/packaging?${new URLSearchParams({ ids })}`
    : `/app/fixes?${new URLSearchParams({ kind, ids })}`;
}

/** Products that an address names; nothing where it names none, or what cannot be one. */
export function readTicked(params: URLSearchParams): { listingIds?: string[] } {
  const numbers = params.get('ids')?.split(',') ?? [];
  if (numbers.length === 0 || numbers.length > MOST || !numbers.every(isIdNumber)) return {};
  return { listingIds: [...new Set(numbers)].map((number) => globalId('Product', number)) };
}
