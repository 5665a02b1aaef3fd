import { describe, expect, it } from 'vitest';
import { marketsFor, marketsOfPlan } from '~/core/promotions/discount-markets';
import { placesReached, regionsReached } from '~/core/promotions/reach';
import { regionOf, type MarketRegions } from '~/core/store/market';
import { reachNotSupported } from '~/core/promotions/blockers/reach-not-supported';
import { inMarkets, whatStandsInTheWay } from './blocker-cases';
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

it('says of Quebec alone why its own market cannot have the discount by itself', () => {
  const planned = inMarkets({ audiences: ['QC'] });
  const said = (markets: (typeof CANADA)[]) =>
    whatStandsInTheWay(planned, facts({ markets }), [reachNotSupported]).map(
      ({ message }) => message.data,
    );
  expect(said([CANADA, QUEBEC])).toEqual([{ markets: ['canada'], own: ['quebec'], hasOwn: true }]);
  expect(said([CANADA])).toEqual([{ markets: ['canada'], own: [], hasOwn: false }]);
});

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
    const all: readonly { id: string; regions: MarketRegions }[] = markets;
    const { markets: chosen, unreached } = marketsFor({ audiences }, all);
    expect(unreached.length > 0 ? null : chosen.map(({ id }) => id).sort()).toEqual(ids);
  });
});

describe('the markets of different discounts', () => {
  const percent = (value: number) =>
    ({ discount: { kind: 'percentage', percent: value } }) as const;
  const campaign = plan({
    reach: 'markets',
    audiences: ['US', 'CA', 'QC'],
    ...percent(30),
    own: { CA: percent(25), QC: percent(20) },
  });
  const idsOf = (markets: readonly { id: string; regions: MarketRegions }[], of = campaign) => {
    const { byTerms, unreached, shared } = marketsOfPlan(of, markets);
    return {
      byTerms: byTerms.map(({ terms, markets: chosen }) => [
        ...terms.audiences,
        ...chosen.map(({ id }) => id),
      ]),
      unreached,
      shared: shared.map(({ id }) => id),
    };
  };

  it('are each audience’s own, Quebec’s the one of Quebec', () => {
    expect(idsOf([US, CANADA, QUEBEC, ONTARIO])).toEqual({
      byTerms: [
        ['US', 'us'],
        ['CA', 'canada'],
        ['QC', 'quebec'],
      ],
      unreached: [],
      shared: [],
    });
    expect(idsOf([US, QUEBEC, ONTARIO]).byTerms).toEqual([
      ['US', 'us'],
      ['CA', 'ontario'],
      ['QC', 'quebec'],
    ]);
  });

  it('are not told apart where one market reaches both', () => {
    expect(idsOf([US, CANADA]).shared).toEqual(['canada']);
    expect(idsOf([EVERYWHERE]).shared).toEqual(['everywhere']);
    expect(idsOf([CANADA, QUEBEC]).unreached).toEqual(['US']);
  });

  it('are those of all who get the same', () => {
    const sameInCanada = plan({ ...campaign, own: { CA: percent(25), QC: percent(25) } });
    expect(idsOf([US, CANADA, QUEBEC], sameInCanada).byTerms).toEqual([
      ['US', 'us'],
      ['CA', 'QC', 'canada'],
    ]);
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
