import { defineStoreRule } from '../rule';
import { judgeStoreTexts, STORE_TEXT_TRAITS, type StoreTextGroup } from '../store-text-group';

const GROUP: StoreTextGroup = {
  types: ['COLLECTION'],
  keys: ['title', 'body_html'],
  counts: 'resources',
  severity: 'medium',
  withoutFrench: 'isMissing',
  messages: {
    missing: 'rule.collection-not-in-french.missing',
    english: 'rule.collection-not-in-french.english',
    outdated: 'rule.collection-not-in-french.outdated',
    mixed: 'rule.collection-not-in-french.mixed',
  },
};

/**
 * Titles and descriptions of collections, the headings under which products are found.
 */
export const collectionNotInFrench = defineStoreRule({
  ...STORE_TEXT_TRAITS,
  id: 'collection-not-in-french',
  severity: 'medium',
  gravest: 'medium',
  // A collection may be hidden from buyers.
  certainty: 0.9,
  promotion: 'none',
  judge: (facts, { glossary }) => judgeStoreTexts(GROUP, facts, glossary),
});
