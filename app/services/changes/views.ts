/** What the pages about changes show. Plain JSON: dates are ISO 8601 strings. */
export type * from './verdict-views';
export type * from './change-views';
export type * from './french-views';
export type * from './variant-views';
export type * from './alt-text-views';
export type * from './worklist-views';
export type * from './bulk-views';
export { WAS_PRICE_REMEDIES } from './bulk-views';
