import type { Outcome } from '../outcome';
import { failOrPass } from '../outcomes';
import { defineStoreRule } from '../rule';
import {
  judgeStoreTexts,
  STORE_TEXT_TRAITS,
  unknown,
  type StoreTextGroup,
} from '../store-text-group';

const GROUP: StoreTextGroup = {
  types: ['DELIVERY_METHOD_DEFINITION'],
  counts: 'resources',
  severity: 'high',
  withoutFrench: 'isMissing',
  messages: {
    missing: 'rule.shipping-name-not-in-french.missing',
    english: 'rule.shipping-name-not-in-french.english',
    outdated: 'rule.shipping-name-not-in-french.outdated',
    mixed: 'rule.shipping-name-not-in-french.mixed',
  },
};

/**
 * Names and descriptions of ways to ship, among which a buyer chooses at the checkout. Which countries each serves is
 * not read: where some have French, those without may be of other countries, and nothing is claimed of them. Where
 * none has, the ones that Quebec is offered have none either.
 */
export const shippingNameNotInFrench = defineStoreRule({
  ...STORE_TEXT_TRAITS,
  id: 'shipping-name-not-in-french',
  severity: 'high',
  gravest: 'high',
  // A carrier may name every way that Quebec is offered.
  certainty: 0.9,
  promotion: 'notice',
  judge(facts, { glossary }): Outcome {
    const outcome = judgeStoreTexts(GROUP, facts, glossary);
    if (outcome.outcome !== 'fail') return outcome;
    const partly = outcome.findings.find(
      ({ key, message: { data } }) => key === 'missing' && data.count !== data.total,
    );
    if (partly === undefined) return outcome;
    const others = outcome.findings.filter((finding) => finding !== partly);
    return others.length > 0
      ? failOrPass(others)
      : unknown('reason.shippingZonesNotRead', partly.message.data);
  },
});
