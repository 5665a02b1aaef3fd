import { Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { TitledCard } from '~/components/TitledCard';
import type { SuggestionsView } from '~/services/promotions/suggestion-views';

/** What the ranking rests on, and how much of it chance would give. */
export function ComparedCard({ view }: { view: SuggestionsView }) {
  const t = useTranslate();
  const { orders, comparison } = view;
  if (!orders.canCompare) return null;
  const { compared, tooFew, expectedByChance, store, differ } = comparison;
  return (
    <TitledCard title={t('suggestions.compared.title')} gap="200">
      {store && (
        <Text as="p">
          {t('suggestions.compared.store', {
            basis: store.basis,
            audience: view.audience,
            hasRatio: store.lift.ratio !== null,
            ratio: store.lift.ratio ?? 0,
            lower: store.lift.lower,
            bounded: store.lift.upper !== null,
            upper: store.lift.upper ?? 0,
          })}
        </Text>
      )}
      {differ === false && <Text as="p">{t('suggestions.compared.alike')}</Text>}
      <Text as="p" tone="subdued">
        {t('suggestions.compared.text', {
          compared,
          tooFew,
          seasons: orders.seasonsKnown,
          byChance: Math.ceil(expectedByChance),
        })}
      </Text>
    </TitledCard>
  );
}
