import { AUDIENCES, COUNTRY_OF, type Audience } from '../../listing/audience';
import type { Variant } from '../../listing/listing';
import type { Money, Price } from '../../listing/money';
import { nameOf } from '../../listing/variant-name';
import type { Finding } from '../outcome';
import { failOrPass } from '../outcomes';
import { defineRule } from '../rule';

/**
 * A "was" price at or below the price: shown, it promises a saving that is not there; hidden by the theme, it
 * does nothing. Each audience is judged by the price that it is shown.
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
    return failOrPass(variants.flatMap(findingsOf));
  },
});

type PriceSource = 'shop' | 'CA' | 'US';

/**
 * The store's own price comes first: a fault there is fixed once, for all who are shown it or what follows it. Where none
 * of what is shown follows it, it is still what is sold at elsewhere, and concerns whoever has no price list.
 */
const SOURCES: readonly PriceSource[] = ['shop', 'CA', 'US'];

function findingsOf(variant: Variant): Finding[] {
  return SOURCES.flatMap((source) => {
    const claim = claimIn(source, variant);
    if (claim === null) return [];
    const audiences = AUDIENCES.filter((audience) => isShown(source, audience, variant));
    if (source === 'shop' && audiences.length === 0) {
      audiences.push(...AUDIENCES.filter((audience) => !isFixedFor(audience, variant)));
    }
    return audiences.length > 0 ? [finding(variant, source, claim, audiences)] : [];
  });
}

/** Whether an audience is shown the price, or one that is wrong because it follows it. */
function isShown(source: PriceSource, audience: Audience, variant: Variant): boolean {
  const country = COUNTRY_OF[audience];
  if (!variant.shownPrice?.[country]) return source === 'shop';
  if (!claimIn(country, variant)) return false;
  const isFollowing = claimIn('shop', variant) !== null && !isFixedFor(audience, variant);
  return source === (isFollowing ? 'shop' : country);
}

/** Whether an American price is fixed is not read. */
function isFixedFor(audience: Audience, { hasFixedCanadianPrice }: Variant): boolean {
  return COUNTRY_OF[audience] === 'CA' && hasFixedCanadianPrice === true;
}

interface PointlessClaim {
  price: Money;
  compareAt: Money;
}

function claimIn(source: PriceSource, { shopPrice, shownPrice }: Variant): PointlessClaim | null {
  const shown: Price | undefined = source === 'shop' ? shopPrice : shownPrice?.[source];
  if (!shown?.compareAt) return null;
  const { price, compareAt } = shown;
  return compareAt.amount > 0 && compareAt.amount <= price.amount ? { price, compareAt } : null;
}

function finding(
  variant: Variant,
  source: PriceSource,
  claim: PointlessClaim,
  audiences: readonly Audience[],
): Finding {
  const name = nameOf(variant);
  return {
    key: source === 'shop' ? variant.id : `${variant.id}:${source}`,
    message: {
      id: 'rule.pointless-compare-at.notAbovePrice',
      data: { named: name !== null, variant: name ?? '', ...claim, place: source },
    },
    field: `variants[${name ?? variant.id}].compareAtPrice`,
    severity: 'high',
    ...(audiences.length < AUDIENCES.length && { audiences }),
  };
}
