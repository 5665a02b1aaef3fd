import type { Translate } from '~/locales/translate';
import type { ListingsQuery } from '~/services/catalogue/listings-query';
import type { ListingsParam } from './listings-params';

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

const LABELS = {
  sort: 'label.order',
  direction: 'label.order',
  after: 'label.page',
  before: 'label.page',
} as const;

/** What the page calls the filters that were left out, each once. */
export function droppedLabels(t: Translate, dropped: readonly ListingsParam[]): string[] {
  return [
    ...new Set(dropped.map((name) => t(isNamedOtherwise(name) ? LABELS[name] : `label.${name}`))),
  ];
}

function isNamedOtherwise(name: ListingsParam): name is keyof typeof LABELS {
  return Object.hasOwn(LABELS, name);
}
