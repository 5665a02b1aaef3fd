import { describe, expect, it } from 'vitest';
import type { Listing, TranslatedText } from '~/core/listing/listing';
import { listing, resultOf, STORE } from '../../support';

const ENGLISH =
  '<p>A warm wool throw woven in the Eastern Townships. Soft enough for the sofa, sturdy enough for the cottage. Machine wash cold and dry flat.</p>';
const FRENCH =
  '<p>Un jeté de laine chaud, tissé dans les Cantons-de-l’Est. Assez doux pour le canapé, assez robuste pour le chalet. Laver à l’eau froide et sécher à plat.</p>';

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

  it.each(['Parka', 'Polo nylon', 'Vortex Prime', 'Boreal Goods Parka Vortex Prime'])(
    'asks no French of the merchant’s own names and words of both languages: %s',
    (title) => {
      const audited = listing({ title, descriptionHtml: `<p>${title}</p>`, french: [] });
      const glossary = ['Vortex Prime'];
      expect(resultOf('missing-french-text', audited, { store: STORE }, { glossary }).outcome).toBe(
        'pass',
      );
    },
  );

  it('asks for the French of words that look like codes', () => {
    expect(fieldsOf({ title: 'TALL BOY 3/8 in.', descriptionHtml: '', french: [] })).toEqual([
      'title',
    ]);
    expect(fieldsOf({ title: '幅85cm、丈150cm。', descriptionHtml: '', french: [] })).toEqual([
      'title',
    ]);
  });

  it('does not apply where the source is French as it stands', () => {
    const result = judge({ title: 'Jeté de laine', descriptionHtml: FRENCH, french: [] });
    expect(result).toMatchObject({
      outcome: 'notApplicable',
      reason: { id: 'reason.sourceIsFrenchAsItStands' },
    });
    const title = [french('title', 'Jeté')];
    expect(judge({ descriptionHtml: FRENCH, french: title }).outcome).toBe('notApplicable');
  });

  it.each([
    ['Wool throw / Jeté de laine', `${ENGLISH}<hr>${FRENCH}`],
    ['Wool throw | Jeté de laine', `${FRENCH}${ENGLISH}`],
    ['Jeté de laine', `${FRENCH}${ENGLISH}`],
    ['Wool throw / Jeté de laine', ''],
    ['Parka', `${ENGLISH}${FRENCH}`],
  ])('is unknown where the source holds both languages: %s, %s', (title, descriptionHtml) => {
    for (const store of [STORE, { ...STORE, primaryLocale: 'en-CA' }]) {
      expect(judge({ title, descriptionHtml, french: [] }, store)).toMatchObject({
        outcome: 'unknown',
        reason: { id: 'reason.sourceIsBilingual' },
      });
    }
  });

  it('still fails for what is English beside French', () => {
    const fields = (title: string, descriptionHtml: string) =>
      fieldsOf({ title, descriptionHtml, french: [] });
    expect(fields('Wool throw', FRENCH)).toEqual(['title']);
    expect(fields('Jeté de laine', ENGLISH)).toEqual(['descriptionHtml']);
    const one = `${ENGLISH}<p>Fabriqué au Québec avec soin.</p>`;
    expect(fields('Wool throw', one)).toEqual(['title', 'descriptionHtml']);
    expect(fields('Crème brûlée candle', '<p>Smells of café au lait.</p>')).toEqual([
      'title',
      'descriptionHtml',
    ]);
  });

  it('takes no third language for French', () => {
    const spanish =
      '<p>Una manta de lana suave y cálida tejida a mano en Perú. Perfecta para el sofá.</p>';
    expect(fieldsOf({ descriptionHtml: spanish, french: [] })).toEqual([
      'title',
      'descriptionHtml',
    ]);
    const store = { ...STORE, primaryLocale: 'es' };
    expect(judge({ descriptionHtml: FRENCH, french: [] }, store).outcome).toBe('fail');
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
