import { describe, expect, it } from 'vitest';
import type { SandboxMarket } from '../../sandbox/model';
import { sampleListing, sandboxedShopify, readOne } from './support/sandbox-shop';

const PRODUCT = 'gid://shopify/Product/1';
const market = (...regions: string[]): SandboxMarket => ({ name: regions.join(), regions });

describe('whom a store sells to, as its markets say', () => {
  it.each<[string, SandboxMarket[], string[]]>([
    ['countries', [market('US'), market('CA')], ['US', 'CA', 'QC']],
    ['a country and Quebec', [market('US'), market('CA-QC')], ['US', 'CA', 'QC']],
    ['one nested in another', [market('US', 'CA'), market('CA-QC')], ['US', 'CA', 'QC']],
    ['provinces', [market('CA-ON', 'CA-QC', 'CA-BC')], ['CA', 'QC']],
    ['provinces without Quebec', [market('US'), market('CA-ON', 'CA-BC')], ['US', 'CA']],
    ['a state and a country', [market('US-CA'), market('CA')], ['US', 'CA', 'QC']],
    ['a state alone', [market('US-CA')], ['US']],
    ['a mixture', [market('FR', 'US-NY', 'CA-QC')], ['US', 'CA', 'QC']],
    ['one for everywhere', [{ name: 'All', regions: null }], ['US', 'CA', 'QC']],
    ['a draft', [market('US'), { ...market('CA'), isDraft: true }], ['US']],
    ['a draft within a market', [market('CA-ON'), { ...market('CA-QC'), isDraft: true }], ['CA']],
    ['one for companies', [market('US'), { ...market('CA'), onlyFor: 'companies' }], ['US']],
    ['one for shops', [market('CA'), { ...market('US'), onlyFor: 'locations' }], ['CA', 'QC']],
    ['elsewhere', [market('FR')], []],
  ])('%s', async (_name, markets, sellsTo) => {
    const { shopify } = await sandboxedShopify([], { markets });
    expect((await shopify.readStoreFacts()).sellsTo).toEqual(sellsTo);
  });

  it('leaves out where nothing is shipped, and reads markets of any number of regions', async () => {
    const many = Array.from({ length: 300 }, (_, index) => `FR-${index}`);
    const { shopify, costs } = await sandboxedShopify([], {
      markets: [market(...many, 'CA-QC'), market('US')],
      countries: ['CA'],
    });
    expect((await shopify.readStoreFacts()).sellsTo).toEqual(['CA', 'QC']);
    expect(costs.get('Markets')).toBeLessThan(500);
    expect(costs.get('MoreMarketRegions')).toBeLessThan(50);
  });
});

describe('a market of a kind of region that a later version brings', () => {
  it('may be anywhere, so that no rule is silent for whoever lives in it', async () => {
    const markets = [market('US'), market('CA-QC')];
    const { shopify } = await sandboxedShopify([], { markets }, [], [], {
      asAnswered: (text) => text.replaceAll('"subdivisionCode":"QC","country":{"code":"CA"}', ''),
    });
    expect((await shopify.readStoreFacts()).sellsTo).toEqual(['US', 'CA', 'QC']);
    expect((await shopify.catalogue.discountMarkets()).map(({ regions }) => regions)).toEqual([
      [{ country: 'US', subdivision: null }],
      null,
    ]);
  });
});

describe('French that is written for one market', () => {
  it('is read where the market reaches Quebec', async () => {
    const { shopify, sandbox } = await sandboxedShopify([sampleListing(1)], {
      markets: [market('US'), market('CA-QC'), market('CA-ON'), market('FR')],
    });
    for (const { id, name } of sandbox.markets) {
      const text = { key: 'title', locale: 'fr', value: `Sirop ${name}`, marketId: id };
      sandbox.registerTranslation(PRODUCT, text);
    }
    const french = (await readOne(shopify, PRODUCT))?.french;
    expect(french?.map(({ value }) => value)).toEqual(['Sirop CA-QC']);
  });
});

describe('markets that a discount may be for', () => {
  it('come with their regions', async () => {
    const { shopify } = await sandboxedShopify([], { markets: [market('US', 'CA-QC')] });
    expect(await shopify.catalogue.discountMarkets()).toMatchObject([
      {
        name: 'US,CA-QC',
        regions: [
          { country: 'US', subdivision: null },
          { country: 'CA', subdivision: 'QC' },
        ],
      },
    ]);
  });
});
