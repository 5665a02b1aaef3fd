import { Banner, BlockStack, ChoiceList, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { useOptionalScope } from '~/components/use-optional-scope';
import { PROMOTION_KINDS } from '~/core/promotions/promotion';
import { PlanCard } from './PlanCard';
import type { PlanFields } from './use-plan-draft';

/** Taken off in the cart, or asked on the product page. The permission for the second is asked for when it is chosen. */
export function KindCard({ draft, change, isFixed }: PlanFields & { isFixed: boolean }) {
  const t = useTranslate();
  const scope = useOptionalScope('write_products');
  const isSale = draft.kind === 'salePrices';
  return (
    <PlanCard title={t('promotion.card.kind')}>
      <BlockStack gap="300">
        <ChoiceList
          title={t('promotion.card.kind')}
          titleHidden
          disabled={isFixed}
          choices={PROMOTION_KINDS.map((value) => ({
            value,
            label: t(`promotion.kind.${value}`),
            helpText: t(`promotion.kind.${value}.help`),
          }))}
          selected={[draft.kind]}
          onChange={([value]) => {
            const kind = PROMOTION_KINDS.find((each) => each === value);
            if (!kind) return;
            change({ kind });
            if (kind === 'salePrices') void scope.request();
          }}
        />
        {isSale && (
          <>
            <Text as="p">{t('promotion.kind.needsApp')}</Text>
            <Text as="p" tone="subdued">
              {t('promotion.kind.kept')}
            </Text>
          </>
        )}
        {isSale && scope.isDeclined && (
          <Banner tone="warning" title={t('promotion.kind.declined.title')}>
            <p>{t('promotion.kind.declined.text')}</p>
          </Banner>
        )}
        {isSale && !scope.isDeclined && scope.isGranted === false && (
          <Text as="p" tone="subdued">
            {t('promotion.kind.permission')}
          </Text>
        )}
      </BlockStack>
    </PlanCard>
  );
}
