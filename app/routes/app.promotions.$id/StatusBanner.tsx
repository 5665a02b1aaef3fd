import { Banner, Text } from '@shopify/polaris';
import { sayStrangeForm } from '~/components/answers';
import { useTranslate } from '~/components/language';
import type { Message } from '~/core/audit/outcome';
import { isStall } from '~/core/promotions/promotion-events';
import type { PromotionPhase } from '~/core/promotions/promotion';
import type { PromotionFailure } from '~/services/promotions/ports';
import type { PromotionAnswer } from './promotion-answer';

/** The one thing to be said on top: what went wrong just now, else what went wrong with the promotion. */
export function StatusBanner(props: {
  phase: PromotionPhase;
  failure: PromotionFailure | null;
  answer: PromotionAnswer | null;
  hasErrors: boolean;
  isBusy: boolean;
  onTryAgain: () => void;
}) {
  const { phase, failure, answer, hasErrors, isBusy, onTryAgain } = props;
  const t = useTranslate();
  if (hasErrors) {
    return (
      <Banner tone="critical" title={t('promotion.error.title')}>
        <p>{t('promotion.error.text')}</p>
      </Banner>
    );
  }
  const because = answer === null || answer.done ? null : answer.because;
  if (because?.why === 'blocked') {
    return (
      <Banner tone="warning" title={t('promotion.blocked.title', { blocking: because.blocking })}>
        <p>{t('promotion.blocked.text')}</p>
      </Banner>
    );
  }
  if (because && because.why !== 'invalid') {
    const { id, data } = refusalOf(because);
    return (
      <Banner tone="critical" title={t('promotion.refused.title')}>
        <p>{t(id, data)}</p>
      </Banner>
    );
  }
  if (failure !== null) {
    const stalls = isStall(failure.reason);
    return (
      <Banner
        tone={stalls ? 'warning' : 'critical'}
        title={t(stalls ? 'promotion.stalled.title' : 'promotion.failed.title')}
        action={
          stalls
            ? { content: t('action.tryAgain'), onAction: onTryAgain, loading: isBusy }
            : undefined
        }
      >
        <p>{t(failure.reason)}</p>
        {failure.detail !== null && (
          <Text as="p" tone="subdued">
            {t('promotion.failed.detail', { detail: failure.detail })}
          </Text>
        )}
      </Banner>
    );
  }
  if (phase === 'scheduling' || phase === 'cancelling') {
    return (
      <Banner tone="info" title={t(`promotion.underWay.${phase}.title`)}>
        <p>{t('promotion.underWay.text')}</p>
      </Banner>
    );
  }
  return null;
}

type WhyNot = Extract<PromotionAnswer, { done: false }>['because'];

function refusalOf(because: Exclude<WhyNot, { why: 'blocked' | 'invalid' }>): Message {
  switch (because.why) {
    case 'gone':
      return { id: 'promotions.refused.gone', data: {} };
    case 'refused':
      return { id: because.reason, data: {} };
    case 'strangeForm':
      return sayStrangeForm(because);
  }
}
