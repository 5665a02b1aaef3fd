import { describe, expect, it } from 'vitest';
import type { Listing, TranslatedText } from '~/core/listing/listing';
import { listing, resultOf, STORE } from '../../support';

function french(
  key: string,
  value: string,
  overrides: Partial<TranslatedText> = {},
): TranslatedText {
  return { key, value, locale: 'fr', marketId: null, ...overrides };
}

function judge(overrides: Partial<Listing>, store = STORE) {
  return resultOf('missing-french-text', listing(overrides), { store });
}

function fieldsOf(overrides: Partial<Listing>): string[] {
  return judge(overrides).findings.map(({ field }) => field);
}

describe('missing-french-text', () => {
  it('fails for a title and a description without French, one finding each', () => {
    const result = judge({ french: [] });
    expect(result).toMatchObject({ outcome: 'fail', severity: 'high', audiences: ['QC'] });
    expect(result.findings.map(({ key, field, message }) => ({ key, field, message }))).toEqual([
      {
        key: 'title',
        field: 'title',
        message: { id: 'rule.missing-french-text.missingTitle', data: { title: 'Copper kettle' } },
      },
      {
        key: 'descriptionHtml',
        field: 'descriptionHtml',
        message: { id: 'rule.missing-french-text.missingDescription', data: { words: 6 } },
      },
    ]);
  });

  it.each([
    ['French for every country', {}],
    ['Canadian French', { locale: 'fr-CA' }],
    ['French for one market', { marketId: 'gid://shopify/Market/7' }],
  ])('passes with %s', (_, overrides) => {
    const texts = [
      french('title', 'Bouilloire', overrides),
      french('body_html', '<p>Bout vite.</p>', overrides),
    ];
    expect(judge({ french: texts }).outcome).toBe('pass');
  });

  it('takes blank French for none', () => {
    const blank = [
      french('title', ' \u00a0 '),
      french('body_html', '<p>&nbsp;</p><script>bout()</script>'),
    ];
    expect(fieldsOf({ french: blank })).toEqual(['title', 'descriptionHtml']);
  });

  it('does not take another language for French', () => {
    const italian = [
      french('title', 'Bollitore', { locale: 'it' }),
      french('body_html', 'Bolle', { locale: 'frr' }),
    ];
    expect(fieldsOf({ french: italian })).toEqual(['title', 'descriptionHtml']);
  });

  it.each([
    '',
    '<p>&nbsp;</p>',
    '<style>p { color: red }</style>',
    '<iframe>watch</iframe><img src="a.jpg">',
  ])('asks no French of a description that says nothing: %s', (descriptionHtml) => {
    expect(fieldsOf({ descriptionHtml, french: [french('title', 'Bouilloire')] })).toEqual([]);
  });

  it.each([
    ['Boreal Goods XR-500', 'a vendor’s name and a model code'],
    ['BOREAL GOODS 12V/30', 'a vendor’s name in capitals'],
    ['750ml – 24', 'measures'],
  ])('asks no French of a title of %s: %s', (title) => {
    expect(fieldsOf({ title, descriptionHtml: '', french: [] })).toEqual([]);
  });

  it('asks for the French of a title whose words only contain the vendor’s name', () => {
    expect(
      fieldsOf({ title: 'Acmetown lamp', vendor: 'Acme', descriptionHtml: '', french: [] }),
    ).toEqual(['title']);
  });

  it('reads the vendor’s name literally', () => {
    expect(
      fieldsOf({ title: 'A.B+ (Pro)', vendor: 'A.B+ (Pro)', descriptionHtml: '', french: [] }),
    ).toEqual([]);
  });

  it('passes where the store’s own language is French, translations read or not', () => {
    const store = { ...STORE, primaryLocale: 'fr-CA' };
    expect(judge({ title: 'Bouilloire' }, store).outcome).toBe('pass');
    expect(judge({ title: 'Bouilloire', french: [] }, store).outcome).toBe('pass');
  });

  it('is unknown while the French was not read', () => {
    expect(judge({})).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.missing.french' },
    });
  });

  it('does not apply to a store that does not sell to Quebec', () => {
    const result = judge({ french: [] }, { ...STORE, sellsTo: ['US'] });
    expect(result).toMatchObject({ outcome: 'notApplicable', reason: { id: 'reason.notSoldTo' } });
  });
});
