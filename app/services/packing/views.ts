import type { LookAt } from '~/core/returns/return-reason';
import type { OrderHistoryView } from '../orders/views';

/** What the list for whoever packs shows. Plain JSON; days are `YYYY-MM-DD` in the store's time zone. */
export interface PackingView {
  today: string;
  rows: PackingRow[];
  /** There are more listings than the list holds. */
  isCut: boolean;
  orders: OrderHistoryView;
}

export interface PackingRow {
  id: string;
  title: string;
  photoUrl: string | null;
  /** A photo that shows the packaging, by the merchant's mark or its own words; `null`: none is known. */
  packagingUrl: string | null;
  /** `null`: no order of it waits to be sent. */
  due: { orders: number; units: number; oldest: string } | null;
  returns: ReturnsOfRow;
  isTicked: boolean;
  /** What was ticked and still came back; `null`: nothing was sent on a day on which it was ticked. */
  afterTicks: { days: number; units: number; returnedUnits: number } | null;
}

export type ReturnsOfRow =
  /** What came back is not known. */
  | { known: 'nothing' }
  | { known: 'tooFew'; orders: number; expected: number }
  | {
      known: 'returns';
      /** More comes back than of the store's other listings, beyond chance. */
      standsOut: boolean;
      orders: number;
      /** 0 to 1, of its orders. */
      share: number;
      /** As buyers gave them, with their share (0 to 1) of the units whose reason is known. */
      reasons: { reason: string; units: number; share: number }[];
      lookAt: LookAt[];
    };
