import type { KeyboardEvent, RefObject } from 'react';
import type { BoardListing } from '~/services/catalogue/views';
import { NONE_SHOWS, toggled } from './board-marking';
import { DIRECTION_OF_KEY, nextPlace, type Direction } from './moves';
import type { BoardMarks } from './use-board-marks';

type Frame = HTMLElement | null;

/** What keys do on the board. A key that marks goes on to the next listing that has no answer. */
export function useBoardKeys(props: {
  frame: RefObject<HTMLDivElement | null>;
  rows: readonly BoardListing[];
  marks: BoardMarks;
  undo: () => void;
}) {
  const { frame, rows, marks, undo } = props;

  function here(target: EventTarget) {
    if (!(target instanceof HTMLElement)) return null;
    const item = target.closest<HTMLElement>('[data-listing]');
    const listing = rows.find(({ id }) => id === item?.dataset.listing);
    if (!item || listing === undefined || listing.photos.length === 0) return null;
    const photo = listing.photos[photosIn(item).indexOf(target)] ?? null;
    return { listing, photo };
  }

  function goOn(from: BoardListing) {
    const later = rows.slice(rows.indexOf(from) + 1);
    const next = later.find((row) => row.photos.length > 0 && marks.marksOf(row) === null);
    if (next) focusListing(frame.current, next.id);
    else focusNextPage(frame.current);
  }

  return (event: KeyboardEvent) => {
    const { key, target } = event;
    // Who writes into a field of the board marks nothing by it.
    if (target instanceof HTMLElement && target.closest('[data-fields]')) return;
    const isUndo = key.toLowerCase() === 'z' && !event.altKey;
    if (isUndo) {
      event.preventDefault();
      undo();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const place = here(target);
    if (place === null) return;
    const { listing, photo } = place;
    const direction = DIRECTION_OF_KEY[key];
    if (direction !== undefined) {
      event.preventDefault();
      move(frame.current, target, direction);
    } else if (key.toLowerCase() === 'n' && !event.repeat) {
      event.preventDefault();
      marks.mark(listing, NONE_SHOWS);
      goOn(listing);
    } else if ((key === 'Enter' || key === ' ') && photo !== null) {
      event.preventDefault();
      // A key that is held down answers once.
      if (event.repeat) return;
      const next = toggled(marks.marksOf(listing), photo.id);
      marks.mark(listing, next);
      if (next !== null && next.shownOn.includes(photo.id)) goOn(listing);
    }
  };
}

function photosIn(part: Frame): EventTarget[] {
  return [...(part?.querySelectorAll<HTMLElement>('[data-photo]') ?? [])];
}

export function focusFirst(frame: Frame): void {
  frame?.querySelector<HTMLElement>('[data-photo]')?.focus({ preventScroll: true });
}

/** At its first photo, where the listing is on this page. */
export function focusListing(frame: Frame, listingId: string): void {
  const items = [...(frame?.querySelectorAll<HTMLElement>('[data-listing]') ?? [])];
  const item = items.find(({ dataset }) => dataset.listing === listingId);
  item?.querySelector<HTMLElement>('[data-photo]')?.focus();
}

function focusNextPage(frame: Frame): void {
  frame?.querySelector<HTMLElement>('nav button:last-of-type:not([disabled])')?.focus();
}

function move(frame: Frame, from: EventTarget, to: Direction): void {
  const photos = [...(frame?.querySelectorAll<HTMLElement>('[data-photo]') ?? [])];
  const places = photos.map((photo) => photo.getBoundingClientRect());
  const at = photos.findIndex((photo) => photo === from);
  const next = nextPlace(places, at, to);
  if (next !== null) photos[next]?.focus();
}
