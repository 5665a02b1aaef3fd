import type { OneFieldKind } from '../../app/core/changes/one-field';

/** A finding's fix where it is one field. `photo`: the number of Shopify's id; empty: it is of no photo. */
export interface FixOffer {
  kind: OneFieldKind;
  photo: string;
  /** Of the button that opens it. */
  label: string;
}
