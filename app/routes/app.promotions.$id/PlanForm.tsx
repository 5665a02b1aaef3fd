import { Banner, BlockStack, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { AudienceCard } from './AudienceCard';
import { DatesCard } from './DatesCard';
import { DiscountCard } from './DiscountCard';
import { KindCard } from './KindCard';
import { ListingsCard } from './ListingsCard';
import { TargetCard } from './TargetCard';
import type { PromotionPageState } from './use-promotion-page';

/** What the merchant decides: for whom, of what, how much, when. */
export function PlanForm({ state }: { state: PromotionPageState }) {
  const { fields, phase, isReadOnly, plan, promotion } = state;
  const { store, chosen } = plan;
  const t = useTranslate();
  const isOn = phase === 'running' && fields.draft.kind === 'salePrices';
  return (
    <fieldset className="plan" disabled={isReadOnly}>
      <Text as="h2" visuallyHidden>
        {t('promotion.form')}
      </Text>
      <BlockStack gap="400">
        {isOn && (
          <Banner tone="info" title={t('promotion.sale.isOn.title')}>
            <p>{t('promotion.sale.isOn')}</p>
          </Banner>
        )}
        {promotion?.hasRun && (
          <Banner tone="info" title={t('promotion.hasRun.title')}>
            <p>{t('promotion.hasRun.text')}</p>
          </Banner>
        )}
        <KindCard {...fields} isFixed={phase === 'running'} />
        <AudienceCard {...fields} store={store} isFixed={isOn} />
        <fieldset className="plan" disabled={isOn}>
          <BlockStack gap="400">
            <ListingsCard {...fields} chosen={chosen} />
            <DiscountCard {...fields} currency={store.currency} />
          </BlockStack>
        </fieldset>
        <DatesCard {...fields} timeZone={store.timeZone} hasStarted={phase === 'running'} />
        <TargetCard {...fields} kept={promotion?.target ?? null} currency={store.currency} />
      </BlockStack>
    </fieldset>
  );
}
