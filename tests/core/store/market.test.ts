import { describe, expect, it } from 'vitest';
import { AUDIENCES } from '~/core/listing/audience';
import {
  exceedsQuebec,
  hasSubdivisions,
  haveBuyersInCommon,
  reachesAudience,
  regionOf,
  type MarketRegions,
} from '~/core/store/market';

const of = (...codes: string[]): MarketRegions =>
  codes.map((code) => {
    const [country = '', subdivision = null] = code.split('-');
    return regionOf(country, subdivision);
  });

describe('the audiences that a market reaches', () => {
  it.each([
    [of('US'), ['US']],
    [of('CA'), ['CA', 'QC']],
    [of('CA-QC'), ['CA', 'QC']],
    [of('CA-ON', 'CA-BC'), ['CA']],
    [of('CA-ON', 'CA-QC'), ['CA', 'QC']],
    // California is no Canada, whatever its two letters say.
    [of('US-CA'), ['US']],
    [of('US-CA', 'CA-QC'), ['US', 'CA', 'QC']],
    [of('FR', 'MX'), []],
    [of(), []],
    [null, ['US', 'CA', 'QC']],
  ])('of %j are %j', (regions, audiences) => {
    expect(AUDIENCES.filter((audience) => reachesAudience(regions, audience))).toEqual(audiences);
  });
});

describe('a region', () => {
  it.each(['QC', 'CA-QC', 'qc'])('has the same code however Shopify writes it: %s', (code) => {
    expect(regionOf('CA', code)).toEqual({ country: 'CA', subdivision: 'QC' });
  });

  it('shares buyers with the country that it is a part of, and not with its neighbours', () => {
    expect(haveBuyersInCommon(of('CA-QC'), of('CA'))).toBe(true);
    expect(haveBuyersInCommon(of('CA-QC'), of('CA-ON'))).toBe(false);
    expect(haveBuyersInCommon(of('CA-QC'), of('US-QC'))).toBe(false);
    expect(haveBuyersInCommon(null, of('CA-QC'))).toBe(true);
    expect(haveBuyersInCommon(null, of())).toBe(false);
    expect(haveBuyersInCommon(null, null)).toBe(true);
  });

  it('is a part of a country, or a whole one', () => {
    expect([of('CA', 'US-NY'), of('CA'), null].map(hasSubdivisions)).toEqual([true, false, false]);
    expect([of('CA-QC', 'US'), of('CA-QC', 'CA-NB'), of('CA'), null].map(exceedsQuebec)).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });
});
