import { BlockStack, ProgressBar, Text } from '@shopify/polaris';
import type { TargetView } from '~/services/promotions/views';
import { useFormatter, useTranslate } from './language';

/** How much of its target a promotion has reached. `isShort`: as a list has room for. */
export function TargetProgress({ view, isShort }: { view: TargetView; isShort: boolean }) {
  const { target, standing } = view;
  const t = useTranslate();
  const format = useFormatter();
  const said = (value: number) =>
    target.kind === 'units'
      ? t('promotion.target.units', { count: value })
      : format.money({ amount: value, currency: target.revenue.currency });
  const wanted = target.kind === 'units' ? target.units : target.revenue.amount;
  if (standing.kind !== 'known') {
    return (
      <Text as="p" tone="subdued">
        {t(`promotion.target.${standing.kind}`, { target: said(wanted) })}
      </Text>
    );
  }
  const { reached, isAtLeast, until } = standing;
  const figures = {
    reached: said(reached),
    target: said(wanted),
    // Below one in a hundred is not yet one; what is not reached is not called so.
    share: Math.floor((reached / wanted) * 100) / 100,
  };
  const line = t(isAtLeast ? 'promotion.target.atLeast' : 'promotion.target.reached', figures);
  if (isShort) {
    return (
      <Text as="span" tone="subdued">
        {line}
      </Text>
    );
  }
  return (
    <BlockStack gap="200">
      <Text as="p" fontWeight="semibold">
        {line}
      </Text>
      <ProgressBar
        size="small"
        progress={Math.min(100, Math.max(0, Math.floor(figures.share * 100)))}
        ariaLabelledBy={undefined}
      />
      <Text as="p" tone="subdued">
        {t('promotion.target.until', { day: format.day(until) })}
        {isAtLeast && ` ${t('promotion.target.partial')}`}
      </Text>
    </BlockStack>
  );
}
