import { describe, expect, it } from 'vitest';
import type { Finding } from '~/core/audit/outcome';
import { seeAs } from '~/core/lens/see-as';
import type { Listing, TranslatedText } from '~/core/listing/listing';
import type { StoreFacts } from '~/core/store/store-facts';
import { listing, variant } from '../support';

const STORE: StoreFacts = {
  currency: 'USD',
  primaryLocale: 'en',
  publishedLocales: ['en', 'fr'],
  country: 'US',
  sellsTo: ['US', 'CA', 'QC'],
};
const french = (change: Partial<TranslatedText> = {}): TranslatedText => ({
  key: 'body_html',
  locale: 'fr',
  marketId: null,
  value: '<p>Une tasse !</p>',
  ...change,
});
const MUG: Partial<Listing> = {
  title: 'Mug',
  descriptionHtml: '<p>A <b>tax free</b> mug</p>',
  french: [french()],
};
const finding = (change: Partial<Finding> & { rule: string }): Finding & { rule: string } => ({
  key: 'k',
  field: 'descriptionHtml',
  severity: 'high',
  message: { id: 'rule.tax-free-claim.claim', data: { claim: 'tax free' } },
  ...change,
});
const descriptionFor = (audience: 'CA' | 'QC', change: Partial<Listing>, store = STORE) => {
  const { html, wording, lang } = seeAs(
    audience,
    listing({ ...MUG, ...change }),
    store,
    [],
  ).description;
  return { html, wording, lang };
};

describe('the words', () => {
  it.each([
    ['in French, where it is published', {}, STORE, '<p>Une tasse !</p>', 'french', 'fr-CA'],
    [
      'in English, where there is no French',
      { french: [] },
      STORE,
      MUG.descriptionHtml,
      'noFrench',
      'en',
    ],
    [
      'in English, where French is blank',
      { french: [french({ value: ' ' })] },
      STORE,
      MUG.descriptionHtml,
      'noFrench',
      'en',
    ],
    [
      'in English, where French is not published',
      {},
      { ...STORE, publishedLocales: ['en'] },
      MUG.descriptionHtml,
      'frenchNotPublished',
      'en',
    ],
    [
      'in English, where French was not read',
      { french: undefined },
      STORE,
      MUG.descriptionHtml,
      'frenchNotRead',
      'en',
    ],
    [
      'in French that may not be published',
      {},
      { ...STORE, publishedLocales: undefined },
      '<p>Une tasse !</p>',
      'frenchMaybeUnpublished',
      'fr-CA',
    ],
    [
      'in the French of one market',
      { french: [french({ marketId: 'm' })] },
      STORE,
      '<p>Une tasse !</p>',
      'frenchOfOneMarket',
      'fr-CA',
    ],
    [
      'in Canada’s French before that of France',
      { french: [french(), french({ locale: 'fr-CA', value: 'Un gobelet' })] },
      { ...STORE, publishedLocales: ['en', 'fr', 'fr-CA'] },
      'Un gobelet',
      'french',
      'fr-CA',
    ],
    [
      'in the store’s own French',
      { french: undefined },
      { ...STORE, primaryLocale: 'fr' },
      MUG.descriptionHtml,
      'own',
      'fr',
    ],
  ] as const)('are %s for Quebec', (_, change, store, html, wording, lang) => {
    const { french: given, ...rest } = { ...MUG, ...change };
    const { publishedLocales, ...others } = store;
    const seen = seeAs(
      'QC',
      listing({ ...rest, ...(given && { french: [...given] }) }),
      { ...others, ...(publishedLocales && { publishedLocales: [...publishedLocales] }) },
      [],
    ).description;
    expect(seen).toEqual({ html, wording, lang });
  });

  it('are the store’s own for others, and said to be so where it is a French store', () => {
    expect(descriptionFor('CA', {})).toEqual({
      html: MUG.descriptionHtml,
      wording: 'own',
      lang: 'en',
    });
    expect(descriptionFor('CA', {}, { ...STORE, primaryLocale: 'fr' }).wording).toBe(
      'englishNotRead',
    );
  });

  it('of options are the French ones, none, or were not read', () => {
    const options = [{ name: 'Size', values: ['Small', 'Large'] }];
    const frenchDetails = [
      { kind: 'optionName' as const, source: 'Size', french: 'Taille' },
      { kind: 'optionValue' as const, source: 'Small', french: null },
    ];
    const seen = seeAs('QC', listing({ options, frenchDetails }), STORE, []).options[0];
    expect(
      [seen?.name, ...(seen?.values ?? [])].map((text) => [text?.html, text?.wording]),
    ).toEqual([
      ['Taille', 'french'],
      ['Small', 'noFrench'],
      ['Large', 'frenchNotRead'],
    ]);
  });

  it('say nothing that runs', () => {
    expect(
      descriptionFor('CA', { descriptionHtml: '<img src=x onerror=y>Mug<script>z</script>' }).html,
    ).toBe('Mug');
    expect(seeAs('CA', listing({ title: 'A <b> & c' }), STORE, []).title.html).toBe(
      'A &lt;b&gt; &amp; c',
    );
  });
});

describe('a finding', () => {
  it('is numbered by where a buyer meets it, and its words are marked there', () => {
    const { findings, description } = seeAs('CA', listing(MUG), STORE, [
      finding({ rule: 'tax-free-claim' }),
      finding({ rule: 'few-photos', field: 'media' }),
      finding({ rule: 'high-return-rate', field: 'returns' }),
      finding({ rule: 'missing-french-text', field: 'title' }),
    ]);
    expect(findings.map(({ number, place, rule }) => [number, place, rule])).toEqual([
      [1, 'title', 'missing-french-text'],
      [2, 'photos', 'few-photos'],
      [3, 'description', 'tax-free-claim'],
      [4, 'listing', 'high-return-rate'],
    ]);
    expect(description.html).toBe(
      '<p>A <b><mark>tax free</mark><sup><a href="#lens-finding-3">3</a></sup></b> mug</p>',
    );
  });

  it('of a photo stands at that photo', () => {
    const photo = (id: string) => ({ id, kind: 'IMAGE' as const, url: null, alt: null });
    const { photos } = seeAs('CA', listing({ media: [photo('a'), photo('b')] }), STORE, [
      finding({ rule: 'undescribed-photo', field: 'media[1].alt' }),
    ]);
    expect(photos.map(({ findings }) => findings)).toEqual([[], [1]]);
  });
});

describe('the prices', () => {
  const asked = (amount: number, currency: string) => ({
    price: { amount, currency },
    compareAt: null,
  });

  it('are those of the country, told once for variants of the same', () => {
    const of = (sku: string, amount: number) =>
      variant({ sku, shownPrice: { CA: asked(amount, 'CAD'), US: asked(1, 'USD') } });
    const { prices, pricesNotRead } = seeAs(
      'QC',
      listing({
        variants: [
          of('L', 12),
          of('S', 9),
          of('M', 12),
          { ...variant({ sku: 'X' }), shownPrice: {} },
        ],
      }),
      STORE,
      [],
    );
    expect(prices).toEqual([
      { price: asked(9, 'CAD'), variants: 1, example: 'S' },
      { price: asked(12, 'CAD'), variants: 2, example: 'L' },
    ]);
    expect(pricesNotRead).toBe(1);
  });
});

describe('delivery', () => {
  it.each([
    ['US', 'US', false],
    ['CA', 'US', true],
    ['QC', 'CA', false],
    ['US', undefined, null],
  ] as const)('to %s from %s crosses a border: %s', (audience, country, crosses) => {
    const from: StoreFacts = { ...STORE };
    delete from.country;
    if (country !== undefined) from.country = country;
    const seen = seeAs(audience, listing({ variants: [variant()] }), from, []);
    expect(seen.crossesBorder).toBe(crosses);
  });

  it('counts what customs ask for, and tells none from what was not read', () => {
    const having = variant({
      inventory: { harmonizedSystemCode: '691200', countryOfOrigin: null },
    });
    const unread = variant({});
    delete unread.inventory;
    const { customs } = seeAs('CA', listing({ variants: [having, unread] }), STORE, []);
    expect(customs).toEqual([
      { kind: 'hsCode', given: 1, notRead: 1, of: 2 },
      { kind: 'origin', given: 0, notRead: 1, of: 2 },
      { kind: 'weight', given: 0, notRead: 2, of: 2 },
    ]);
  });

  it('tells a policy that there is not, one without French, and those that were not read', () => {
    const policies = [{ type: 'REFUND_POLICY', bodyHtml: '<p>Thirty days</p>', french: [] }];
    expect(seeAs('QC', listing({}), { ...STORE, policies }, []).policies).toEqual([
      { type: 'SHIPPING_POLICY', words: null, wording: 'own' },
      { type: 'REFUND_POLICY', words: 2, wording: 'noFrench' },
    ]);
    expect(seeAs('QC', listing({}), STORE, []).policies).toBeUndefined();
  });
});
