import { defineStoreRule } from '../rule';
import { judgeStoreTexts, STORE_TEXT_TRAITS, type StoreTextGroup } from '../store-text-group';

const GROUP: StoreTextGroup = {
  types: ['METAFIELD'],
  keys: ['value'],
  counts: 'resources',
  severity: 'low',
  withoutFrench: 'isMissing',
  messages: {
    missing: 'rule.metafield-not-in-french.missing',
    english: 'rule.metafield-not-in-french.english',
    outdated: 'rule.metafield-not-in-french.outdated',
    mixed: 'rule.metafield-not-in-french.mixed',
  },
};

/**
 * Texts in metafields that storefronts may show. Whether the theme shows one is not told.
 */
export const metafieldNotInFrench = defineStoreRule({
  ...STORE_TEXT_TRAITS,
  id: 'metafield-not-in-french',
  severity: 'low',
  gravest: 'low',
  // A theme may not show it.
  certainty: 0.7,
  promotion: 'none',
  judge: (facts, { glossary }) => judgeStoreTexts(GROUP, facts, glossary),
});
