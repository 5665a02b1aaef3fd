import type { Variant } from '../../listing/listing';
import type { Price } from '../../listing/money';
import { nameOf } from '../../listing/variant-name';
import type { Finding } from '../outcome';
import { failOrPass } from '../outcomes';
import { defineRule } from '../rule';

/**
 * A "was" price at or below the price: shown, it promises a saving that is not there; hidden by the theme, it
 * does nothing.
 *
 * A compare-at price of 0 means that there is none: tools that write files put 0.00 where Shopify's own
 * exports leave the cell empty, and no buyer is ever shown "was 0.00".
 */
export const pointlessCompareAt = defineRule({
  id: 'pointless-compare-at',
  audiences: ['US', 'CA', 'QC'],
  severity: 'high',
  gravest: 'high',
  group: 'prices',
  weight: 5,
  certainty: 1,
  opensBy: 'edit',
  explainedBy: null,
  promotion: 'blocks',
  needs: ['variants'],
  settings: {},
  judge({ variants }) {
    if (variants.length === 0) {
      return { outcome: 'unknown', reason: { id: 'reason.noVariants', data: {} } };
    }
    const findings: Finding[] = [];
    for (const variant of variants) {
      const fault = PLACES.map((place) => ({ place, price: priceIn(place, variant) })).find(
        ({ price }) => isPointless(price),
      );
      if (!fault?.price?.compareAt) continue;
      const name = nameOf(variant);
      findings.push({
        key: variant.id,
        message: {
          id: 'rule.pointless-compare-at.notAbovePrice',
          data: {
            named: name !== null,
            variant: name ?? '',
            price: fault.price.price,
            compareAt: fault.price.compareAt,
            place: fault.place,
          },
        },
        field: `variants[${name ?? variant.id}].compareAtPrice`,
        severity: 'high',
      });
    }
    return failOrPass(findings);
  },
});

/** The store's own price comes first: a fault there is fixed once and shows everywhere. */
const PLACES = ['shop', 'CA', 'US'] as const;

function priceIn(place: (typeof PLACES)[number], variant: Variant): Price | undefined {
  return place === 'shop' ? variant.shopPrice : variant.shownPrice?.[place];
}

function isPointless(price: Price | undefined): boolean {
  const compareAt = price?.compareAt?.amount ?? 0;
  return price !== undefined && compareAt > 0 && compareAt <= price.price.amount;
}
