import { Banner, BlockStack, Button, InlineStack, ProgressBar, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { useCsvDownload } from '~/components/use-csv-download';
import type { SaleView } from '~/services/promotions/views';
import { NotRestoredList, type Deciding } from './NotRestoredList';
import { PlanCard } from './PlanCard';

/** How far the prices are: being lowered, lowered, being put back; and which of them were not put back. */
export function SaleCard(props: {
  sale: SaleView;
  promotionId: string;
  isBusy: boolean;
  deciding: Deciding;
}) {
  const { sale, promotionId, isBusy, deciding } = props;
  const t = useTranslate();
  const csv = useCsvDownload(`/app/promotions/${promotionId}/original-prices.csv`, {
    name: `original-prices-${promotionId}.csv`,
    failed: t('promotion.sale.csv.failed'),
  });
  return (
    <PlanCard title={t('promotion.card.sale')}>
      <Progress sale={sale} />
      {sale.notLowered > 0 && (
        <Text as="p">{t('promotion.sale.notLowered', { count: sale.notLowered })}</Text>
      )}
      {sale.leftOut.map(({ why, markets, variants }) => (
        <Text as="p" key={[why, ...markets].join()}>
          {t(`promotion.sale.why.${why}`, { markets, variants })}
        </Text>
      ))}
      {sale.notRestoredCount > 0 && (
        <NotRestoredList sale={sale} isBusy={isBusy} deciding={deciding} />
      )}
      {sale.leftAsIs > 0 && (
        <Text as="p">{t('promotion.sale.leftAsIs', { count: sale.leftAsIs })}</Text>
      )}
      <BlockStack gap="100">
        <InlineStack>
          <Button variant="plain" loading={csv.loading} onClick={csv.download}>
            {t('promotion.sale.csv')}
          </Button>
        </InlineStack>
        <Text as="p" tone="subdued">
          {t('promotion.sale.csv.help')}
        </Text>
      </BlockStack>
    </PlanCard>
  );
}

function Progress({ sale }: { sale: SaleView }) {
  const { state, isMissed, isHeldUp, lowered, wereLowered, putBack, notRestoredCount, leftAsIs } =
    sale;
  const t = useTranslate();
  if (isMissed) {
    return (
      <Banner tone="warning" title={t('promotion.sale.missed.title')}>
        <p>{t('promotion.sale.missed.text')}</p>
      </Banner>
    );
  }
  const of = state === 'ending' ? putBack : lowered;
  const total = state === 'on' ? wereLowered : of.total;
  const isAtWork = state === 'starting' || state === 'ending';
  return (
    <BlockStack gap="200">
      <Text as="p">
        {state === null
          ? t('promotion.sale.state.none')
          : t(`promotion.sale.state.${state}`, {
              done: of.done,
              total,
              left: notRestoredCount + leftAsIs,
            })}
      </Text>
      {isAtWork && of.total > 0 && (
        <ProgressBar progress={Math.round((100 * of.done) / of.total)} size="small" />
      )}
      {isHeldUp && (
        <Banner tone="warning" title={t('promotion.sale.heldUp.title')}>
          <p>{t('promotion.sale.heldUp.text')}</p>
        </Banner>
      )}
    </BlockStack>
  );
}
