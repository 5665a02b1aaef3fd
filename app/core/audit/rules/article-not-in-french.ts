import { defineStoreRule } from '../rule';
import { judgeStoreTexts, STORE_TEXT_TRAITS, type StoreTextGroup } from '../store-text-group';

const GROUP: StoreTextGroup = {
  types: ['BLOG', 'ARTICLE'],
  keys: ['title', 'body_html', 'summary_html'],
  counts: 'resources',
  severity: 'medium',
  withoutFrench: 'isMissing',
  messages: {
    missing: 'rule.article-not-in-french.missing',
    english: 'rule.article-not-in-french.english',
    outdated: 'rule.article-not-in-french.outdated',
    mixed: 'rule.article-not-in-french.mixed',
  },
};

/**
 * Blogs and their posts.
 */
export const articleNotInFrench = defineStoreRule({
  ...STORE_TEXT_TRAITS,
  id: 'article-not-in-french',
  severity: 'medium',
  gravest: 'medium',
  // A post may be hidden from buyers.
  certainty: 0.9,
  promotion: 'none',
  judge: (facts, { glossary }) => judgeStoreTexts(GROUP, facts, glossary),
});
