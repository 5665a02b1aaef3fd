import type { RuleId } from '~/core/audit/rule';
import { listingsPath, packagingBoardPath } from './listing-links';

/** The rule that the packaging board answers. */
const BOARD_RULE: RuleId = 'missing-packaging-photo';

/** Those that wait for prices of the past. */
const PRICE_RULES = new Set([
  'unsupported-was-price',
  'brief-reference-price',
  'stale-reference-price',
  'volatile-price',
  'price-jump',
]);

/** A page that makes known what a rule lacks; `null`: there is none in the app. */
export function supplyOf(
  rule: string,
): { url: string; label: 'board.link' | 'prices.link' } | null {
  if (rule === BOARD_RULE) return { url: packagingBoardPath('unknown'), label: 'board.link' };
  return PRICE_RULES.has(rule) ? { url: '/app/prices/import', label: 'prices.link' } : null;
}

/** Where what a rule could not judge is made known, or else the listings that it could not judge. */
export function unknownRulePath(rule: string): string {
  return supplyOf(rule)?.url ?? listingsPath({ rule, state: 'unknown' });
}
