import { describe, expect, it } from 'vitest';
import { judgeTexts, read, resource, said, text } from '../../store-text-support';

const judge = (...texts: ReturnType<typeof text>[]) =>
  judgeTexts('metafield-not-in-french', read('METAFIELD', resource(texts)));

describe('metafield-not-in-french', () => {
  it('passes with French', () => {
    expect(judge(text('value', 'Wash by hand', 'Lavez à la main')).outcome).toBe('pass');
  });

  it('fails without', () => {
    const result = judge(text('value', 'Wash by hand'));
    expect(result).toMatchObject({ outcome: 'fail', severity: 'low' });
    expect(said(result)).toEqual(['missing 1/1: Wash by hand']);
  });

  it.each([
    'Aqua, Glycerin, Cetearyl Alcohol, Helianthus Annuus Seed Oil, Sodium Benzoate, Parfum',
    'Monstera Adansonii Archipelago Variegata',
    'Prosecco Superiore Valdobbiadene Millesimato',
    'Olio Extra Vergine di Oliva Toscano',
  ])('lets what is the same in all languages be: %s', (value) => {
    expect(judge(text('value', value, value)).outcome).toBe('pass');
  });

  it('fails for English saved as its French', () => {
    for (const value of ['Water, Shea Butter, Beeswax, Fragrance', 'Wash by hand in cold water']) {
      expect(said(judge(text('value', value, value)))).toEqual([`english 1/1: ${value}`]);
    }
  });

  it('does not apply where nothing of it needs French', () => {
    expect(judge(text('value', '12 cm')).outcome).toBe('notApplicable');
  });

  it('is unknown where it was not read', () => {
    expect(judgeTexts('metafield-not-in-french', {}).outcome).toBe('unknown');
  });
});
