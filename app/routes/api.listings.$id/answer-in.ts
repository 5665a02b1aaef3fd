import { globalIdNumber } from '~/core/store/global-id';
import { formatter } from '~/locales/format';
import { translator, type Language } from '~/locales/translate';
import type { ProductPageView } from '~/services/product-page/views';
import type { FindingAnswer, ListingAnswer } from '../../../extensions/shared/listing-answer';

/** A listing with 250 photos may have as many findings of one rule; the product page has room for few. */
const MOST_SENTENCES = 3;

type Judged = Extract<ProductPageView, { state: 'judged' }>;

/** Says a view in the merchant's language, since the extension carries the texts of no rule. */
export function answerIn(language: Language, view: ProductPageView): ListingAnswer {
  const t = translator(language);
  if (view.state === 'notRead' || view.state === 'gone') return view;
  if (view.state === 'notChecked') {
    return { state: 'notChecked', text: t(`extension.notChecked.${view.reason}`) };
  }
  // Only shares are written here: a time zone, which dates would need, does not matter to them.
  const format = formatter(language, 'UTC');
  return {
    state: 'judged',
    title: view.title.trim() === '' ? t('listing.untitled') : view.title,
    readAt: view.readAt,
    summary: t('extension.findings', { count: view.findings.length }),
    audiences: view.audiences.map(({ audience, readiness, openFindings }) => ({
      audience,
      name: t(`audience.${audience}`),
      readiness:
        readiness.share === null
          ? t('readiness.unknown')
          : t('readiness.share', { share: format.percent(readiness.share) }),
      coverage: t('readiness.coverage', { coverage: format.percent(readiness.coverage) }),
      openFindings,
      summary: t('extension.findings', { count: openFindings }),
    })),
    findings: byRule(view.findings).map((findings) => findingAnswer(language, findings)),
    appPath: `/app/listings/${globalIdNumber(view.listingId)}`,
  };
}

function byRule(findings: Judged['findings']): Judged['findings'][] {
  return [...Map.groupBy(findings, ({ rule }) => rule).values()];
}

function findingAnswer(language: Language, findings: Judged['findings']): FindingAnswer {
  const t = translator(language);
  const [{ rule, severity }] = findings as [Judged['findings'][number]];
  const concerned = new Set(findings.flatMap(({ audiences }) => audiences));
  const more = findings.length - MOST_SENTENCES;
  return {
    rule,
    severity,
    severityName: t(`severity.${severity}`),
    audiences: [...concerned].map((audience) => ({ audience, name: t(`audience.${audience}`) })),
    title: t(`rule.${rule}.title`),
    sentences: findings.slice(0, MOST_SENTENCES).map(({ message }) => t(message.id, message.data)),
    more: more > 0 ? t('extension.more', { count: more }) : null,
    remedy: t(`rule.${rule}.remedy`),
  };
}
