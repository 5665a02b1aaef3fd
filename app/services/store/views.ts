import type { HeldKind } from '~/core/store/held-data';

/** What each document is told of its store. */
export interface StoreEntry {
  /** IANA name of the zone that the store's times are told in; `null`: it was not read yet. */
  timeZone: string | null;
  /** What there is of it is about to go; it is there anew after that. */
  isBeingErased: boolean;
}

/** What the page about a store's data shows. Plain JSON: instants are ISO 8601. */
export interface HeldDataView {
  installedAt: string | null;
  held: {
    kind: HeldKind;
    count: number;
    /** `count` is where counting stopped. */
    isMore: boolean;
    bytes: number | null;
    reachesBackTo: string | null;
  }[];
}
