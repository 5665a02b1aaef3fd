import { isFrench } from '../../language/locale';
import type { FrenchText } from '../../listing/listing-texts';
import type { Finding } from '../outcome';
import { failOrPass } from '../outcomes';
import { defineRule } from '../rule';

/** Shopify's key of a translated text → where the source is fixed, and the finding's message. */
const JUDGED_TEXTS = {
  title: { field: 'title', message: 'outdatedTitle' },
  body_html: { field: 'descriptionHtml', message: 'outdatedDescription' },
} as const;

/**
 * French that was written before its source last changed. Each French text is judged for itself, since a buyer
 * in Quebec may be shown the one for `fr-CA`, for `fr`, or for one market.
 */
export const outdatedFrenchText = defineRule({
  id: 'outdated-french-text',
  audiences: ['QC'],
  severity: 'high',
  gravest: 'high',
  group: 'french',
  weight: 5,
  certainty: 1,
  opensBy: 'edit',
  explainedBy: { cause: 'frenchNotPublished' },
  promotion: 'blocks',
  needs: ['french', 'store'],
  settings: {},
  judge({ french, store }) {
    if (isFrench(store.primaryLocale)) {
      return { outcome: 'notApplicable', reason: { id: 'reason.sourceIsFrench', data: {} } };
    }
    const texts = french.filter(
      (text) => text.key in JUDGED_TEXTS && isFrench(text.locale) && !text.plain.isEmpty,
    );
    if (texts.length === 0) {
      return { outcome: 'notApplicable', reason: { id: 'reason.noFrenchYet', data: {} } };
    }
    const findings = texts.filter((text) => text.outdated === true).map(outdatedText);
    if (findings.length === 0 && texts.some((text) => text.outdated === undefined)) {
      return { outcome: 'unknown', reason: { id: 'reason.frenchDatesUnknown', data: {} } };
    }
    return failOrPass(findings);
  },
});

function outdatedText(text: FrenchText): Finding {
  const { field, message } = JUDGED_TEXTS[text.key as keyof typeof JUDGED_TEXTS];
  return {
    key: [field, text.locale, ...(text.marketId === null ? [] : [text.marketId])].join(':'),
    message: {
      id: `rule.outdated-french-text.${message}`,
      data: { locale: text.locale, forOneMarket: text.marketId !== null },
    },
    field,
    severity: 'high',
  };
}
