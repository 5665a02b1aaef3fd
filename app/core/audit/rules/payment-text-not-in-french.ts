import { defineStoreRule } from '../rule';
import { judgeStoreTexts, STORE_TEXT_TRAITS, type StoreTextGroup } from '../store-text-group';

const GROUP: StoreTextGroup = {
  types: ['PAYMENT_GATEWAY'],
  keys: ['message', 'before_payment_instructions'],
  counts: 'resources',
  severity: 'medium',
  withoutFrench: 'isMissing',
  messages: {
    missing: 'rule.payment-text-not-in-french.missing',
    english: 'rule.payment-text-not-in-french.english',
    outdated: 'rule.payment-text-not-in-french.outdated',
    mixed: 'rule.payment-text-not-in-french.mixed',
  },
};

/**
 * What the merchant writes beside a way to pay: its details and the instructions after the order. The name is not
 * judged: Shopify shows its own for many, in the buyer’s language.
 */
export const paymentTextNotInFrench = defineStoreRule({
  ...STORE_TEXT_TRAITS,
  id: 'payment-text-not-in-french',
  severity: 'medium',
  gravest: 'medium',
  certainty: 1,
  promotion: 'none',
  judge: (facts, { glossary }) => judgeStoreTexts(GROUP, facts, glossary),
});
