import { describe, expect, it } from 'vitest';
import type { FrenchDetail, Listing } from '~/core/listing/listing';
import { FRENCH_STORE, french } from '../../french-support';
import { listing, resultOf, STORE } from '../../support';

const noSeo = { title: null, description: null };

function detail(
  kind: FrenchDetail['kind'],
  source: string,
  value: string | null = null,
): FrenchDetail {
  return { kind, source, french: value };
}

function judge(overrides: Partial<Listing>, options = {}, store = STORE) {
  const audited = listing({ french: [], frenchDetails: [], seo: noSeo, ...overrides });
  return resultOf('missing-french-details', audited, { store }, options);
}

describe('missing-french-details', () => {
  it('passes where every detail has French', () => {
    const frenchDetails = [
      detail('optionName', 'Colour', 'Couleur'),
      detail('altText', 'A kettle', 'Bouilloire'),
    ];
    expect(judge({ frenchDetails }).outcome).toBe('pass');
  });

  it('gives one finding for each kind, with the number and examples in a stable order', () => {
    const frenchDetails = [
      detail('optionValue', 'Red'),
      detail('optionValue', 'Blue', ' '),
      detail('optionValue', 'Blue'),
      detail('optionName', 'Colour'),
      detail('altText', 'A kettle on a stove'),
    ];
    expect(judge({ frenchDetails })).toMatchObject({
      outcome: 'fail',
      severity: 'medium',
      findings: [
        {
          key: 'optionName',
          field: 'options',
          message: { data: { count: 1, examples: ['Colour'] } },
        },
        { key: 'optionValue', message: { data: { count: 2, examples: ['Blue', 'Red'] } } },
        { key: 'altText', field: 'media' },
      ],
    });
  });

  it.each([
    ['a word of both languages', 'Orange'],
    ['an acronym', 'USB'],
    ['a size', 'XL'],
    ['a number', '42 mm'],
    ['the vendor', 'Boreal Goods'],
    ['a word of the glossary', 'Skyline'],
    ['the stand-in for no option', 'Default Title'],
  ])('asks no French of %s', (_, source) => {
    const frenchDetails = [detail('optionValue', source)];
    expect(judge({ frenchDetails }, { glossary: ['Skyline'] }).outcome).toBe('pass');
  });

  it('asks for the French of search engine texts that the merchant wrote', () => {
    const seo = { title: 'Buy a copper kettle', description: 'It boils fast' };
    expect(judge({ seo }).findings.map(({ key }) => key)).toEqual(['seo.title', 'seo.description']);
    const texts = [french('meta_title', 'Une bouilloire'), french('meta_description', 'Elle bout')];
    expect(judge({ seo, french: texts }).outcome).toBe('pass');
    const blank = [french('meta_title', ' '), french('meta_description', 'Elle bout')];
    expect(judge({ seo, french: blank }).findings.map(({ key }) => key)).toEqual(['seo.title']);
  });

  it('is unknown while something was not read, unless the rest already fails', () => {
    expect(judge({ frenchDetails: undefined }).reason?.id).toBe('reason.missing.frenchDetails');
    expect(judge({ seo: undefined }).reason?.id).toBe('reason.seoNotRead');
    expect(judge({ french: undefined }).reason?.id).toBe('reason.missing.french');
    expect(
      judge({ frenchDetails: undefined, seo: { title: 'A kettle', description: null } }).outcome,
    ).toBe('fail');
    expect(judge({ seo: undefined, frenchDetails: [detail('altText', 'A kettle')] }).outcome).toBe(
      'fail',
    );
  });

  it('does not apply to a French store', () => {
    expect(
      judge({ frenchDetails: [detail('optionName', 'Colour')] }, {}, FRENCH_STORE).reason?.id,
    ).toBe('reason.nothingToTranslate');
  });
});
