import { Banner } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import type { Formatter } from '~/locales/format';
import type { AtStartView } from '~/services/promotions/views';

/** Of a scheduled promotion: that it is not ready, and what becomes of it then. */
export function NotReadyBanner(props: {
  atStart: AtStartView;
  startsAt: string;
  format: Formatter;
}) {
  const { atStart, startsAt, format } = props;
  const { standing, plannedStart, whenNotReady } = atStart;
  const t = useTranslate();
  if (standing === null || standing.notReadySince === null) return null;
  const { blocking } = standing;
  if (plannedStart !== null) {
    return (
      <Banner
        tone="warning"
        title={t('promotion.waits.title', { start: format.dateTime(plannedStart) })}
      >
        <p>{t('promotion.waits.text', { start: format.dateTime(startsAt), blocking })}</p>
      </Banner>
    );
  }
  return (
    <Banner
      tone="warning"
      title={t('promotion.notReady.title', {
        blocking,
        since: format.dateTime(standing.notReadySince),
      })}
    >
      <p>{t(`promotion.notReady.${whenNotReady}`, { start: format.dateTime(startsAt) })}</p>
    </Banner>
  );
}
