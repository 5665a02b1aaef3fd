import { defineStoreRule } from '../rule';
import { judgeStoreTexts, STORE_TEXT_TRAITS, type StoreTextGroup } from '../store-text-group';

const GROUP: StoreTextGroup = {
  types: ['EMAIL_TEMPLATE', 'PACKING_SLIP_TEMPLATE'],
  counts: 'resources',
  severity: 'high',
  withoutFrench: 'mayBeServed',
  namedFirst: /order_confirmation/,
  messages: {
    english: 'rule.notification-not-in-french.english',
    outdated: 'rule.notification-not-in-french.outdated',
    mixed: 'rule.notification-not-in-french.mixed',
  },
};

/**
 * Mails about orders, and the packing slip. Shopify sends its own French where it has it, so that only French that
 * is there is judged.
 */
export const notificationNotInFrench = defineStoreRule({
  ...STORE_TEXT_TRAITS,
  id: 'notification-not-in-french',
  severity: 'high',
  gravest: 'high',
  certainty: 0.9,
  promotion: 'notice',
  judge: (facts, { glossary }) => judgeStoreTexts(GROUP, facts, glossary),
});
