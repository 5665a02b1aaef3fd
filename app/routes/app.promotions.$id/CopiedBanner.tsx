import { Banner } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import type { Formatter } from '~/locales/format';
import type { PromotionView } from '~/services/promotions/views';

/** By what the days of a copy were chosen. */
export function CopiedBanner(props: {
  copied: NonNullable<PromotionView['copied']>;
  format: Formatter;
}) {
  const { copied, format } = props;
  const t = useTranslate();
  const from = format.dateTime(copied.from);
  return (
    <Banner tone="info">
      <p>
        {copied.event === null
          ? t('promotion.copied.weekdays', { from })
          : t('promotion.copied.event', { from, event: t(`season.event.${copied.event}`) })}
      </p>
    </Banner>
  );
}
