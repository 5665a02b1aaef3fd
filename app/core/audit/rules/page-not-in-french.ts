import { defineStoreRule } from '../rule';
import { judgeStoreTexts, STORE_TEXT_TRAITS, type StoreTextGroup } from '../store-text-group';

const GROUP: StoreTextGroup = {
  types: ['PAGE', 'SHOP'],
  keys: ['title', 'body_html', 'meta_title', 'meta_description'],
  counts: 'resources',
  severity: 'medium',
  withoutFrench: 'isMissing',
  messages: {
    missing: 'rule.page-not-in-french.missing',
    english: 'rule.page-not-in-french.english',
    outdated: 'rule.page-not-in-french.outdated',
    mixed: 'rule.page-not-in-french.mixed',
  },
};

/**
 * Pages, and how search engines show the home page. Hidden pages are among them: which are shown is not told.
 */
export const pageNotInFrench = defineStoreRule({
  ...STORE_TEXT_TRAITS,
  id: 'page-not-in-french',
  severity: 'medium',
  gravest: 'medium',
  // A page may be hidden from buyers.
  certainty: 0.9,
  promotion: 'none',
  judge: (facts, { glossary }) => judgeStoreTexts(GROUP, facts, glossary),
});
