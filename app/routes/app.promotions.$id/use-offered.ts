import { useFetcher } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { useDebouncedSearch } from '~/components/use-debounced-search';
import type { OfferedPage } from './offered-page';

/** What a search finds, page by page, one below the other. */
export function useOffered(address: string) {
  const fetcher = useFetcher<OfferedPage>();
  const [searched, setSearched] = useState('');
  const search = useDebouncedSearch(searched, setSearched);
  const [pages, setPages] = useState<OfferedPage[]>([]);
  const { load, data } = fetcher;

  useEffect(() => {
    load(`${address}?${new URLSearchParams({ search: searched }).toString()}`);
  }, [address, searched, load]);

  const [seen, setSeen] = useState(data);
  if (data !== seen) {
    setSeen(data);
    if (data) setPages(data.after === null ? [data] : [...pages, data]);
  }

  const next = pages.at(-1)?.next ?? null;
  return {
    search,
    offered: pages.flatMap(({ items }) => items),
    isLoading: fetcher.state !== 'idle' || pages.length === 0,
    onMore:
      next === null
        ? null
        : () => {
            const query = new URLSearchParams({ search: searched, after: next });
            load(`${address}?${query.toString()}`);
          },
  };
}
