import type { Money, Price } from '../listing/money';

/** What is asked and struck out, as one value of the ledger: `70/100 CAD`, or `70 CAD` where nothing is struck out. */
export function pricesText({ price, compareAt }: Price): string {
  const struck = compareAt === null || compareAt.amount === 0 ? '' : `/${compareAt.amount}`;
  return `${price.amount}${struck} ${price.currency}`;
}

const PRICES = /^(\d+(?:\.\d+)?)(?:\/(\d+(?:\.\d+)?))? ([A-Z]{3})$/;

/** `null`: no text of prices. */
export function readPrices(text: string): Price | null {
  const [, amount, struck, currency] = PRICES.exec(text) ?? [];
  if (amount === undefined || currency === undefined) return null;
  const money = (digits: string): Money => ({ amount: Number(digits), currency });
  return { price: money(amount), compareAt: struck === undefined ? null : money(struck) };
}
