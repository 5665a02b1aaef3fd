import type { Translate } from '~/locales/translate';
import type { ListingsQuery } from '~/services/catalogue/listings-query';
import type { ListingsParam } from './listings-url';

export type ChangeQuery = (change: Partial<ListingsQuery>, options?: { replace: boolean }) => void;

/** Goes with every change of what is listed: a place in the old list means nothing in the new one. */
export const FIRST_PAGE = { after: undefined, before: undefined };

export const NO_FILTER: Partial<ListingsQuery> = {
  ...FIRST_PAGE,
  audience: undefined,
  rule: undefined,
  severity: undefined,
  status: undefined,
  state: undefined,
  since: undefined,
  season: undefined,
  seasonState: undefined,
  search: undefined,
};

const LABELS: Partial<Record<ListingsParam, string>> = {
  sort: 'label.order',
  direction: 'label.order',
  after: 'label.page',
  before: 'label.page',
};

/** What the page calls the filters that were left out, each once. */
export function droppedLabels(t: Translate, dropped: readonly ListingsParam[]): string[] {
  return [...new Set(dropped.map((name) => t(LABELS[name] ?? `label.${name}`)))];
}

/** A rule that the address names need not exist (any more). */
export function ruleTitle(t: Translate, rules: string[], rule: string): string {
  return rules.includes(rule) ? t(`rule.${rule}.title`) : rule;
}
