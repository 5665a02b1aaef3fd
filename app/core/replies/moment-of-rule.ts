import type { Moment } from './reply';

/** The letter that goes to a customer who meets what a rule is about. */
const MOMENT_OF: ReadonlyMap<string, Moment> = new Map([
  ['late-handling', 'late'],
  ['overdue-orders', 'late'],
  ['missing-delivery-promise', 'deliveryTime'],
  ['missing-return-policy', 'returnAccepted'],
  ['high-return-rate', 'wrongOrDamaged'],
  ['volatile-price', 'priceChanged'],
  ['price-jump', 'priceChanged'],
  ['exchange-rate-drift', 'priceChanged'],
  ['missing-hs-code', 'dutiesAndTaxes'],
  ['invalid-hs-code', 'dutiesAndTaxes'],
  ['missing-country-of-origin', 'dutiesAndTaxes'],
  ['missing-packaging-photo', 'giftPackaging'],
]);

export function momentOfRule(rule: string): Moment | null {
  return MOMENT_OF.get(rule) ?? null;
}
