import { FRENCH_RULES } from '../audit/registry';
import { isBulkKind, type BulkKind, type ChangeKind } from './change';

/** Pages of a listing on which findings are fixed. */
export const FIX_PAGES = ['french', 'customs', 'was-price'] as const;
export type FixPage = (typeof FIX_PAGES)[number];

/** What a value of one kind closes, by rule; French apart, whose rules are many. */
const KIND_OF_RULE: Readonly<Record<string, Exclude<ChangeKind, 'french'>>> = {
  'missing-hs-code': 'hsCode',
  'invalid-hs-code': 'hsCode',
  'missing-country-of-origin': 'origin',
  'missing-weight': 'weight',
  'unsupported-was-price': 'compareAt',
  'brief-reference-price': 'compareAt',
  'stale-reference-price': 'compareAt',
  'pointless-compare-at': 'compareAt',
  'undescribed-photo': 'altText',
};

const PAGE_OF_KIND: Partial<Record<ChangeKind, FixPage>> = {
  french: 'french',
  hsCode: 'customs',
  origin: 'customs',
  weight: 'customs',
  compareAt: 'was-price',
};

/** What is written to close findings of a rule; `null`: nothing that the app writes. */
export function fixKindOf(rule: string): ChangeKind | null {
  return FRENCH_RULES.has(rule) ? 'french' : (KIND_OF_RULE[rule] ?? null);
}

/** Rules about compare-at prices. */
export const WAS_PRICE_RULES: readonly string[] = Object.keys(KIND_OF_RULE).filter(
  (rule) => KIND_OF_RULE[rule] === 'compareAt',
);

/** What closes findings of a rule in many listings together; `null`: nothing does. */
export function bulkKindOf(rule: string): BulkKind | null {
  const kind = fixKindOf(rule);
  return kind !== null && isBulkKind(kind) ? kind : null;
}

/** The listing's page on which a rule's findings are fixed; `null`: none. */
export function fixPageOf(rule: string): FixPage | null {
  const kind = fixKindOf(rule);
  return kind === null ? null : (PAGE_OF_KIND[kind] ?? null);
}
