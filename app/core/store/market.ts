import { COUNTRY_OF, type Audience } from '../listing/audience';

/** A country, or a province or state of one. */
export interface MarketRegion {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** ISO 3166-2 without its country, such as `QC`; `null`: the whole country. */
  subdivision: string | null;
}

/** Where the buyers of a market live; `null`: anywhere. */
export type MarketRegions = readonly MarketRegion[] | null;

const QUEBEC: MarketRegion = { country: 'CA', subdivision: 'QC' };

/** Shopify's `code` of a subdivision, with or without its country. */
export function regionOf(country: string, code: string | null): MarketRegion {
  const bare = code?.toUpperCase() ?? null;
  const prefix = `${country}-`;
  return { country, subdivision: bare?.startsWith(prefix) ? bare.slice(prefix.length) : bare };
}

/** Whether some of the audience live there: Canada and the US are reached by any part of them. */
export function reachesAudience(regions: MarketRegions, audience: Audience): boolean {
  return audience === 'QC'
    ? haveBuyersInCommon(regions, [QUEBEC])
    : reachesCountry(regions, COUNTRY_OF[audience]);
}

export function reachesCountry(regions: MarketRegions, country: string): boolean {
  return haveBuyersInCommon(regions, [{ country, subdivision: null }]);
}

/** Whether a buyer may live in both. */
export function haveBuyersInCommon(a: MarketRegions, b: MarketRegions): boolean {
  if (a === null || b === null) return (a ?? b)?.length !== 0;
  return a.some((one) => b.some((other) => overlap(one, other)));
}

function overlap(a: MarketRegion, b: MarketRegion): boolean {
  return (
    a.country === b.country &&
    (a.subdivision === null || b.subdivision === null || a.subdivision === b.subdivision)
  );
}

/** Whether it names provinces or states: such a market is one that Shopify takes for shipping first. */
export function hasSubdivisions(regions: MarketRegions): boolean {
  return regions?.some(({ subdivision }) => subdivision !== null) ?? false;
}

/** Whether it reaches Canadians outside Quebec. */
export function exceedsQuebec(regions: MarketRegions): boolean {
  return (
    regions === null ||
    regions.some(
      ({ country, subdivision }) =>
        country === QUEBEC.country && subdivision !== QUEBEC.subdivision,
    )
  );
}

/** Whether all of its buyers live in Quebec. */
export function isWithinQuebec(regions: MarketRegions): boolean {
  return (
    regions !== null &&
    regions.length > 0 &&
    regions.every(
      ({ country, subdivision }) =>
        country === QUEBEC.country && subdivision === QUEBEC.subdivision,
    )
  );
}
