import { defineStoreRule } from '../rule';
import { judgeThemeTexts, STORE_TEXT_TRAITS, type StoreTextGroup } from '../store-text-group';

const GROUP: StoreTextGroup = {
  types: ['ONLINE_STORE_THEME_LOCALE_CONTENT'],
  counts: 'texts',
  severity: 'high',
  withoutFrench: 'mayBeServed',
  namedFirst: /shopify\.checkout|\bcart\b|add_to_cart/,
  messages: {
    english: 'rule.checkout-words-not-in-french.english',
    outdated: 'rule.checkout-words-not-in-french.outdated',
    mixed: 'rule.checkout-words-not-in-french.mixed',
  },
};

/**
 * Words of cart, checkout and theme. Shopify and its themes bring French of their own, so that only French that is
 * there is judged: a word without any may well be shown in French.
 */
export const checkoutWordsNotInFrench = defineStoreRule({
  ...STORE_TEXT_TRAITS,
  id: 'checkout-words-not-in-french',
  severity: 'high',
  gravest: 'high',
  certainty: 0.9,
  promotion: 'notice',
  judge: (facts, { glossary }) => judgeThemeTexts(GROUP, facts, glossary),
});
