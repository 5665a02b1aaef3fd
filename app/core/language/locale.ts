/** French of any region: Shopify knows `fr` and `fr-CA` as separate locales, and both serve Quebec. */
export function isFrench(locale: string): boolean {
  return /^fr(-|$)/i.test(locale);
}

/** English of any region. */
export function isEnglish(locale: string): boolean {
  return /^en(-|$)/i.test(locale);
}
