/** Rules whose findings are mended at the press of a button, where there is one way to. */
export const MENDED_RULES: ReadonlySet<string> = new Set([
  'french-typography',
  'anglicism-in-promotion',
]);
