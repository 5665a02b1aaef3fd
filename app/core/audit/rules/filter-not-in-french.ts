import { defineStoreRule } from '../rule';
import { judgeStoreTexts, STORE_TEXT_TRAITS, type StoreTextGroup } from '../store-text-group';

const GROUP: StoreTextGroup = {
  types: ['FILTER'],
  keys: ['label'],
  counts: 'resources',
  severity: 'medium',
  withoutFrench: 'mayBeServed',
  messages: {
    english: 'rule.filter-not-in-french.english',
    outdated: 'rule.filter-not-in-french.outdated',
    mixed: 'rule.filter-not-in-french.mixed',
  },
};

/**
 * Labels of the filters beside a list of products. Shopify has French of its own for the usual ones, so that only
 * French that is there is judged.
 */
export const filterNotInFrench = defineStoreRule({
  ...STORE_TEXT_TRAITS,
  id: 'filter-not-in-french',
  severity: 'medium',
  gravest: 'medium',
  certainty: 0.9,
  promotion: 'none',
  judge: (facts, { glossary }) => judgeStoreTexts(GROUP, facts, glossary),
});
