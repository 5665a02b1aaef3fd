import { describe, expect, it } from 'vitest';
import { translator } from '~/locales/translate';

describe('a sentence that ends with what the merchant wrote', () => {
  const said = (language: 'en' | 'fr', claim: string) =>
    translator(language)('rule.claim-in-photo.tax', { position: 2, claim });

  it('has a full stop of its own where that has none', () => {
    expect(said('en', 'Tax free')).toBe('Photo 2 promises that no tax is owed: “Tax free”.');
    expect(said('fr', 'Sans taxe')).toMatch(/: «\u00a0Sans taxe\u00a0»\.$/);
  });

  it.each(['Tax free.', 'Tax free!', 'Tax free?', 'Tax free…'])(
    'ends as that does: %s',
    (claim) => {
      expect(said('en', claim)).toBe(`Photo 2 promises that no tax is owed: “${claim}”`);
      expect(said('fr', claim).endsWith(`«\u00a0${claim}\u00a0»`)).toBe(true);
    },
  );

  it.each(['Save $$$!', 'Tax $& free.', 'No $’ nor $` tax.'])('quotes it as it is: %s', (claim) => {
    expect(said('en', claim)).toBe(`Photo 2 promises that no tax is owed: “${claim}”`);
  });
});
