import { WAS_PRICE_RULES } from '~/core/changes/fixes';
import { withVariantValues } from '~/core/changes/variant-values';
import { LISTING_RULES } from '~/core/audit/registry';
import { DAY_MS } from '~/core/days/milliseconds';
import type { Listing, Variant } from '~/core/listing/listing';
import type { PriceHistory } from '~/core/prices/price-history';
import { wasPriceClaim, type PricePlace } from '~/core/prices/was-price-claim';
import { timeTest } from '~/core/prices/was-price-law';
import { listingJudge, type JudgeableListing } from '../audit/judge-listings';
import type { Clock, Logs } from '../common-ports';
import type { StoreRecord } from '../store/ports';
import type { BornePrice, PriceEvidenceView } from './views';

/** Earlier prices that are tried, from the highest on. */
const TRIED = 5;
/** Half a year in Canada, 90 days in the US: what the laws there look at. */
const LOOK_BACK_DAYS = { CA: 182, US: 90 } as const satisfies Record<PricePlace, number>;

/** What the rules say of a variant's compare-at price, judged as if the listing sold that variant alone. */
export interface WasPriceJudge {
  /** A rule finds something against the compare-at price that it has. */
  isFaulty: (judgeable: JudgeableListing, variant: Variant) => boolean;
  /** The highest earlier price that no rule finds anything against; `null`: none, or it cannot be told. */
  highestBorne: (judgeable: JudgeableListing, variant: Variant) => BornePrice | null;
}

export function wasPriceJudge(
  { now: clock, log }: Clock & Logs,
  { settings }: StoreRecord,
): WasPriceJudge {
  const now = clock();
  const judge = listingJudge(settings, {
    now,
    rules: LISTING_RULES.filter(({ id }) => WAS_PRICE_RULES.includes(id)),
    onRuleError: (rule, error) => {
      log.error({ rule, err: error }, 'a rule threw');
    },
  });
  const outcomesOf = (judgeable: JudgeableListing, listing: Listing) =>
    judge({ ...judgeable, listing }).results.filter(({ outcome }) => outcome !== 'notApplicable');

  const isBorne = (judgeable: JudgeableListing, variant: Variant, amount: number) => {
    const outcomes = outcomesOf(judgeable, claimOf(judgeable.listing, variant, amount));
    return (
      outcomes.every(({ outcome }) => outcome === 'pass') &&
      outcomes.some(({ rule }) => rule !== 'pointless-compare-at')
    );
  };

  return {
    isFaulty: (judgeable, variant) =>
      outcomesOf(judgeable, { ...judgeable.listing, variants: [variant] }).some(
        ({ outcome }) => outcome === 'fail',
      ),
    highestBorne: (judgeable, variant) => {
      const { canadianPrices = [], americanPrices = [] } = judgeable.prices();
      const amount = earlierPrices(variant, [...canadianPrices, ...americanPrices])
        .slice(0, TRIED)
        .find((each) => isBorne(judgeable, variant, each));
      if (amount === undefined) return null;
      const [claiming = variant] = claimOf(judgeable.listing, variant, amount).variants;
      return {
        amount,
        evidence: [
          ...evidenceIn('CA', claiming, canadianPrices, now),
          ...evidenceIn('US', claiming, americanPrices, now),
        ],
      };
    },
  };
}

/** The listing as if that variant alone were sold, with that compare-at price. */
function claimOf(listing: Listing, variant: Variant, amount: number): Listing {
  const typed = { variantId: variant.id, kind: 'compareAt' as const, value: String(amount) };
  return withVariantValues({ ...listing, variants: [variant] }, [typed]);
}

/** In the store's own currency, above what is asked now, the highest first. */
function earlierPrices({ id, shopPrice }: Variant, prices: PriceHistory): number[] {
  const { amount: asked, currency } = shopPrice.price;
  const all = prices
    .filter(({ variantId }) => variantId === id)
    .flatMap((series) =>
      [...series.points].flatMap((point) => {
        const amount = series.currency === currency ? point.amount : point.shopAmount;
        return amount !== undefined && amount > asked ? [amount] : [];
      }),
    );
  return [...new Set(all)].sort((a, b) => b - a);
}

function evidenceIn(
  place: PricePlace,
  variant: Variant,
  prices: PriceHistory,
  now: Date,
): PriceEvidenceView[] {
  const claim = wasPriceClaim(variant, place, prices);
  if (claim === null || claim === 'unread' || !claim.series) return [];
  const days = LOOK_BACK_DAYS[place];
  const to = now.getTime();
  const period = { from: to - days * DAY_MS, to };
  const { heldDays, importedDays } = timeTest(claim, period, (held) => held > 0);
  return [{ place, heldDays: Math.floor(heldDays), days, importedDays: Math.round(importedDays) }];
}
