import { BlockStack, Text } from '@shopify/polaris';
import { useFormatter, useTranslate } from '~/components/language';
import { sayTerms } from '~/components/terms-words';
import { TitledCard } from '~/components/TitledCard';
import type { PromotionTrigger } from '~/core/promotions/promotion';
import type { MeasuredResults } from '~/services/promotions/suggestion-views';
import { useResultsWords } from './use-results-words';

/** Where a promotion gave different things: what came of each. */
export function ByBuyersCard({ measured }: { measured: MeasuredResults }) {
  const { byBuyers, currency } = measured;
  const t = useTranslate();
  const format = useFormatter();
  const words = useResultsWords(currency);
  if (byBuyers.length === 0) return null;
  return (
    <TitledCard title={t('promotionResults.byBuyers.title')}>
      {byBuyers.map(({ audiences, discount, code, countries, sums }) => (
        <BlockStack gap="200" key={audiences.join(' ')}>
          <BlockStack gap="050">
            <Text as="h3" variant="headingSm">
              {audiences.map((audience) => t(`audience.${audience}`)).join(', ')}
              {` · ${sayTerms(t, { discount, trigger: triggerOf(code) })}`}
            </Text>
            {countries !== null && (
              <Text as="p" tone="subdued">
                {t('promotionResults.counts.countries', {
                  countries: countries.map(format.country),
                })}
              </Text>
            )}
          </BlockStack>
          {sums === null ? (
            <Text as="p">{t('promotionResults.byBuyers.unknown')}</Text>
          ) : (
            <dl className="suggestion-figures">
              {(
                [
                  ['units', format.count(sums.units)],
                  ['revenue', words.revenue(sums)],
                  ['returned', words.returned(sums)],
                ] as const
              ).map(([name, value]) => (
                <div key={name}>
                  <dt>{t(`promotionResults.sales.${name}`)}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          )}
        </BlockStack>
      ))}
    </TitledCard>
  );
}

function triggerOf(code: string | null): PromotionTrigger {
  return code === null ? { kind: 'automatic' } : { kind: 'code', code };
}
