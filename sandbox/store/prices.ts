import type { SandboxShop } from '../model';
import type { PricedCountry, VariantRecord } from './records';

/** Units of the country's currency for one unit of the shop's. */
export type Rates = Record<PricedCountry, number>;

export const COUNTRY_CURRENCY: Record<PricedCountry, string> = { CA: 'CAD', US: 'USD' };

export function ratesOf(shop: SandboxShop): Rates {
  return {
    CA: shop.currency === 'CAD' ? 1 : shop.canadianRate,
    US: shop.currency === 'USD' ? 1 : shop.usRate,
  };
}

export function convertedCents(cents: number, rate: number): number {
  return Math.round(cents * rate);
}

export interface BuyerPrice {
  currency: string;
  priceCents: number;
  compareAtCents: number | null;
  originType: 'FIXED' | 'RELATIVE';
}

/** What a buyer in a country is asked to pay; countries without a price list pay in the shop's currency. */
export function buyerPrice(
  variant: VariantRecord,
  country: string,
  shop: { currency: string; rates: Rates },
): BuyerPrice {
  if (country !== 'CA' && country !== 'US') {
    return {
      currency: shop.currency,
      priceCents: variant.priceCents,
      compareAtCents: variant.compareAtCents,
      originType: 'RELATIVE',
    };
  }
  const currency = COUNTRY_CURRENCY[country];
  const fixed = variant.fixed?.[country];
  if (fixed) return { currency, ...fixed, originType: 'FIXED' };
  const rate = shop.rates[country];
  return {
    currency,
    priceCents: convertedCents(variant.priceCents, rate),
    compareAtCents:
      variant.compareAtCents === null ? null : convertedCents(variant.compareAtCents, rate),
    originType: 'RELATIVE',
  };
}

/** The `Money` scalar: always two decimals. */
export function moneyText(cents: number): string {
  return (cents / 100).toFixed(2);
}

/** The `Decimal` of a `MoneyV2`: at least one decimal, no further zeros. */
export function decimalText(cents: number): string {
  const text = moneyText(cents);
  return text.endsWith('0') ? text.slice(0, -1) : text;
}

export function moneyV2(cents: number, currencyCode: string) {
  return { amount: decimalText(cents), currencyCode };
}
