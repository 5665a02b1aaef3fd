import { listingTitle } from '~/components/listing-links';
import { globalIdNumber } from '~/core/store/global-id';
import { formatter } from '~/locales/format';
import { translator, type Language } from '~/locales/translate';
import type { CheckAnswer, ProductPageView } from '~/services/product-page/views';
import type { FixOffer } from '../../../extensions/shared/fix-offer';
import type { FindingAnswer, ListingAnswer } from '../../../extensions/shared/listing-answer';
import { titleOfRule } from '~/locales/rule-title';
import { sayOfRule } from '~/locales/rule-words';

/** A listing with 250 photos may have as many findings of one rule; the product page has room for few. */
const MOST_SENTENCES = 3;

/** Says what a check found in the merchant's language. */
export function sayChecked(language: Language, checked: CheckAnswer): ListingAnswer {
  if (checked.done) return sayJudged(language, checked.value);
  const { because } = checked;
  if (because.why === 'gone') return { state: 'gone' };
  const text = translator(language)(`extension.notChecked.${because.reason}`);
  return { state: 'notChecked', text };
}

/** Says a view in the merchant's language, since the extension carries the texts of no rule. */
export function sayJudged(language: Language, view: ProductPageView): ListingAnswer {
  const t = translator(language);
  // Only shares are written here: a time zone, which dates would need, does not matter to them.
  const format = formatter(language, 'UTC');
  return {
    state: 'judged',
    title: listingTitle(t, view.title),
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

function byRule(findings: ProductPageView['findings']): ProductPageView['findings'][] {
  return [...Map.groupBy(findings, ({ rule }) => rule).values()];
}

function findingAnswer(language: Language, findings: ProductPageView['findings']): FindingAnswer {
  const t = translator(language);
  const [{ rule, severity }] = findings as [ProductPageView['findings'][number]];
  const concerned = new Set(findings.flatMap(({ audiences }) => audiences));
  const more = findings.length - MOST_SENTENCES;
  return {
    rule,
    severity,
    severityName: t(`severity.${severity}`),
    audiences: [...concerned].map((audience) => ({ audience, name: t(`audience.${audience}`) })),
    title: titleOfRule(t, rule),
    sentences: findings.slice(0, MOST_SENTENCES).map(({ message }) => t(message.id, message.data)),
    more: more > 0 ? t('extension.more', { count: more }) : null,
    remedy: sayOfRule(t, rule, 'remedy'),
    fixes: offersOf(language, findings.slice(0, MOST_SENTENCES)),
  };
}

/** One for each field: two findings may be about one and the same. */
function offersOf(language: Language, findings: ProductPageView['findings']): FixOffer[] {
  const t = translator(language);
  const offers = findings.flatMap(({ fix, message }): FixOffer[] => {
    if (fix === null) return [];
    return [
      {
        kind: fix.kind,
        photo: fix.kind === 'altText' ? globalIdNumber(fix.mediaId) : '',
        // Which photo it is about, the finding tells.
        label: t(`extension.fix.open.${fix.kind}`, message.data),
      },
    ];
  });
  return offers.filter(
    ({ label }, index) => offers.findIndex((offer) => offer.label === label) === index,
  );
}
