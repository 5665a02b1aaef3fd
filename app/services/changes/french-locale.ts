/** Of a store's French locales the one that is written: as asked for, else Canada's. `null`: it has none. */
export function frenchLocaleOf(locales: readonly string[], asked: string | null): string | null {
  return (
    locales.find((each) => each === asked) ??
    locales.find((each) => each === 'fr-CA') ??
    locales[0] ??
    null
  );
}
