import { useFetcher } from '@remix-run/react';
import { useEffect, useState } from 'react';
import type { ListingStatus } from '~/core/listing/listing';

const SEARCH_DELAY_MS = 250;

/** What may be chosen, or is. */
export interface Named {
  id: string;
  title: string;
  /** Of a listing. */
  status?: ListingStatus;
}

/** A page of what may be chosen, as the two search addresses answer it. */
interface OfferedPage {
  search: string;
  after: string | null;
  items: Named[];
  next: string | null;
}

/** What a search finds, page by page, one below the other. */
export function useOffered(address: string) {
  const fetcher = useFetcher<OfferedPage>();
  const [search, setSearch] = useState('');
  const [pages, setPages] = useState<OfferedPage[]>([]);
  const { load, data } = fetcher;

  useEffect(() => {
    const timer = setTimeout(
      () => {
        load(`${address}?${new URLSearchParams({ search }).toString()}`);
      },
      search === '' ? 0 : SEARCH_DELAY_MS,
    );
    return () => {
      clearTimeout(timer);
    };
  }, [address, search, load]);

  const [seen, setSeen] = useState(data);
  if (data !== seen) {
    setSeen(data);
    if (data) setPages(data.after === null ? [data] : [...pages, data]);
  }

  const next = pages.at(-1)?.next ?? null;
  return {
    search,
    onSearch: setSearch,
    offered: pages.flatMap(({ items }) => items),
    isLoading: fetcher.state !== 'idle' || pages.length === 0,
    onMore:
      next === null
        ? null
        : () => {
            load(`${address}?${new URLSearchParams({ search, after: next }).toString()}`);
          },
  };
}
