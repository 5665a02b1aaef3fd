import type { HeldKind } from '~/core/store/held-data';

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
