import { describe, expect, it } from 'vitest';
import { marketIdsFor } from '~/core/promotions/discount-markets';
import { placesReached, regionsReached } from '~/core/promotions/reach';
import { regionOf } from '~/core/store/market';
import { facts, plan } from './support';

const market = (id: string, ...regions: [country: string, subdivision: string | null][]) => ({
  id,
  name: id,
  regions: regions.map(([country, subdivision]) => regionOf(country, subdivision)),
});
const US = market('us', ['US', null]);
const CANADA = market('canada', ['CA', null]);
const QUEBEC = market('quebec', ['CA', 'QC']);
const ONTARIO = market('ontario', ['CA', 'ON']);
const CALIFORNIA = market('california', ['US', 'CA']);
const EVERYWHERE = { id: 'everywhere', name: 'everywhere', regions: null };

describe('the markets that a plan is for', () => {
  it.each([
    [['QC'] as const, [US, QUEBEC], ['quebec']],
    [['QC'] as const, [US, CANADA, QUEBEC], ['canada']],
    [['CA'] as const, [QUEBEC, ONTARIO], ['ontario', 'quebec']],
    [['QC'] as const, [US, ONTARIO], null],
    [['CA', 'QC'] as const, [US, ONTARIO], null],
    [['US', 'CA'] as const, [CALIFORNIA, CANADA], ['california', 'canada']],
    [['US', 'QC'] as const, [EVERYWHERE], ['everywhere']],
    [['US'] as const, [CANADA], null],
  ])('for %j of %j are %j', (audiences, markets, ids) => {
    expect(marketIdsFor({ audiences }, markets)).toEqual(ids);
  });
});

describe('where buyers get a promotion', () => {
  const forQuebec = plan({ reach: 'markets', audiences: ['QC'] });

  it('is where its markets are', () => {
    expect(regionsReached(forQuebec, facts({ markets: [US, QUEBEC] }))).toEqual(QUEBEC.regions);
    expect(placesReached(forQuebec, facts({ markets: [US, QUEBEC] }))).toEqual(['CA']);
    const both = market('north', ['US', null], ['CA', 'QC']);
    expect(placesReached(forQuebec, facts({ markets: [both] }))).toEqual(['US', 'CA']);
  });

  it('is the country that it is meant for while no market is known', () => {
    expect(regionsReached(forQuebec, facts({ markets: null }))).toEqual(CANADA.regions);
  });
});
