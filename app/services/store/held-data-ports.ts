import type { HeldKind } from '~/core/store/held-data';
import type { StoreDomain } from '~/core/store/store-domain';

export interface HeldData {
  kind: HeldKind;
  /** At most one more than `COUNTED_AT_MOST`. */
  count: number;
  /** What it takes in the database, about; `null`: not known. */
  bytes: number | null;
  /** Of what was sold or offered, the first instant that is told of; `null`: it tells of no past of its own. */
  reachesBackTo: Date | null;
}

export interface HeldDataRepository {
  /** In the order of `HELD_KINDS`. */
  held(store: StoreDomain): Promise<HeldData[]>;
  /** Deletes all orders, and what was worked out of them; all listings are to be judged again after it. */
  eraseOrders(store: StoreDomain): Promise<void>;
}

export interface HeldDataPorts {
  heldData: HeldDataRepository;
}
