import { useEffect } from 'react';
import { listingPath } from './listing-links';

/** The list of listings as it was last shown: its address with the filters, and the listings of the page in order. */
interface VisitedList {
  path: string;
  ids: readonly string[];
}

/** Of this window alone, until its document is loaded anew; no effect runs on the server, where it stays empty. */
let visited: VisitedList | null = null;

export function useRememberList({ path, ids }: VisitedList): void {
  useEffect(() => {
    visited = { path, ids };
  });
}

export interface PlaceInList {
  back: string;
  previous: string | null;
  next: string | null;
}

/** The way back to the list that a listing was opened from, and its neighbours there. */
export function placeInList(listingId: string): PlaceInList {
  const position = visited?.ids.indexOf(listingId) ?? -1;
  if (!visited || position < 0)
    return { back: visited?.path ?? '/app/listings', previous: null, next: null };
  const pathAt = (index: number) => {
    const id = visited?.ids[index];
    return id === undefined ? null : listingPath(id);
  };
  return { back: visited.path, previous: pathAt(position - 1), next: pathAt(position + 1) };
}
