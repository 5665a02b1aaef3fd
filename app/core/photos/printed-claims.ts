import type { Audience } from '../listing/audience';
import { COUNTRY_OF } from '../listing/audience';
import type { Price } from '../listing/money';
import type { Variant } from '../listing/listing';
import { eventIn, type EventName } from '../calendar/events';
import { addDays } from '../days/store-day';
import type { PrintedPercent } from './printed-percent';

/** By how much each variant is reduced for buyers, in percent; 0 where nothing is. `null`: no price is known. */
export function reductionsFor(variants: readonly Variant[], audience: Audience): number[] | null {
  const prices = variants.map((variant) => priceFor(variant, audience));
  if (prices.length === 0 || prices.some(({ price }) => price.amount <= 0)) return null;
  return prices.map(({ price, compareAt }) =>
    compareAt !== null && compareAt.amount > price.amount
      ? (1 - price.amount / compareAt.amount) * 100
      : 0,
  );
}

/** What buyers are shown, else the store's own price. */
function priceFor({ shownPrice, shopPrice }: Variant, audience: Audience): Price {
  return shownPrice?.[COUNTRY_OF[audience]] ?? shopPrice;
}

/** [J] Printed percentages are round. */
const ROUNDING = 1.5;

/** Whether some variant is reduced as the photo says; more than printed keeps what it promises. */
export function isKept({ percent }: PrintedPercent, reductions: readonly number[]): boolean {
  return reductions.some((reduction) => reduction >= percent - ROUNDING);
}

/** A line that is a price and little else: `$49.99`, `Only $49.99`, `49,99 $`. Cents tell it from what shipping costs. */
const PRICE_LINE =
  /^(?:(?:only|now|just|our price|price|prix|seulement|maintenant|a|à)[\s:]*)?(?:(?:CA|US|C)?\$\s?(?<before>\d{1,4}\.\d{2})|(?<after>\d{1,4},\d{2})\s?\$)(?:\s*(?:CAD|USD|each|ea\.?|chacun|ch\.?))?$/iu;

export interface PrintedPrice {
  /** The line, as printed. */
  text: string;
  amount: number;
}

/** Prices printed by themselves. */
export function printedPrices(lines: readonly string[]): PrintedPrice[] {
  return lines.flatMap((line) => {
    const text = line.trim();
    const groups = PRICE_LINE.exec(text)?.groups;
    const amount = groups?.before ?? groups?.after?.replace(',', '.');
    return amount === undefined ? [] : [{ text, amount: Number(amount) }];
  });
}

/** Every amount that buyers may meet in the listing, "was" prices included. */
export function amountsOf(variants: readonly Variant[]): Set<number> {
  return new Set(
    variants.flatMap(({ shopPrice, shownPrice }) =>
      [shopPrice, shownPrice?.CA, shownPrice?.US].flatMap((price) =>
        price ? [price.price.amount, price.compareAt?.amount ?? price.price.amount] : [],
      ),
    ),
  );
}

/** Names that photos carry of events, as they are printed. */
const PRINTED_EVENTS: readonly (readonly [RegExp, EventName])[] = [
  [/\bblack\s?friday\b|\bvendredi fou\b|\bvendredi noir\b/iu, 'black-friday'],
  [/\bcyber\s?monday\b|\bcyberlundi\b/iu, 'cyber-monday'],
  [/\bboxing (?:day|week)\b|\bapr[èe]s[-\s]no[ëe]l\b/iu, 'boxing-week'],
];

export interface PrintedEvent {
  name: EventName;
  /** As printed. */
  text: string;
}

export function printedEvents(text: string): PrintedEvent[] {
  return PRINTED_EVENTS.flatMap(([pattern, name]) => {
    const found = pattern.exec(text)?.[0];
    return found === undefined ? [] : [{ name, text: found }];
  });
}

/** [J] Announced a month before, and left for a week. */
const ANNOUNCED_DAYS = 30;
const LEFT_DAYS = 7;

/** Whether shoppers expect to meet an event's name on a day (`YYYY-MM-DD`). */
export function isInSeason(name: EventName, day: string): boolean {
  const year = Number(day.slice(0, 4));
  return [year - 1, year].some((each) => {
    const { start, end } = eventIn(name, each);
    return day >= addDays(start, -ANNOUNCED_DAYS) && day <= addDays(end, LEFT_DAYS);
  });
}
