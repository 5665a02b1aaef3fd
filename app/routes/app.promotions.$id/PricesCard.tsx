import { BlockStack, DataTable, Link, SkeletonBodyText, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { listingPath, listingTitle } from '~/components/listing-links';
import type { Money } from '~/core/listing/money';
import type { Formatter } from '~/locales/format';
import type { PromotionTrigger } from '~/core/promotions/promotion';
import type { PlanPreview, PriceRange } from '~/services/promotions/views';
import { PlanCard } from './PlanCard';
import { PricesPages } from './PricesPages';

/** What buyers are asked before and during the promotion. `preview` `null`: the plan does not say yet. */
export function PricesCard(props: {
  preview: PlanPreview | null;
  isLoading: boolean;
  trigger: PromotionTrigger['kind'];
  currency: string;
  format: Formatter;
  onPage: (page: number) => void;
}) {
  const { preview, isLoading, trigger, currency, format, onPage } = props;
  const t = useTranslate();
  // A store in US or Canadian dollars shows its own prices in one of the two columns already.
  const hasOwnColumn = currency !== 'USD' && currency !== 'CAD';
  const cell = (range: PriceRange | null) =>
    range === null ? t('promotion.prices.unknown') : <Prices range={range} format={format} />;

  return (
    <PlanCard title={t('promotion.card.prices')}>
      {preview === null ? (
        <NoPreview isLoading={isLoading} />
      ) : preview.prices.length === 0 ? (
        <Text as="p" tone="subdued">
          {t('promotion.prices.none')}
        </Text>
      ) : (
        <BlockStack gap="300">
          <DataTable
            columnContentTypes={[
              'text',
              ...(hasOwnColumn ? ['text' as const] : []),
              ...preview.columns.map(() => 'text' as const),
            ]}
            headings={[
              t('listings.column.listing'),
              ...(hasOwnColumn ? [currency] : []),
              ...preview.columns.map((column) => t(`promotion.prices.${column}`)),
            ]}
            rows={preview.prices.map(({ id, title, shop, ...shown }) => [
              <Link key={id} url={listingPath(id)}>
                {listingTitle(t, title)}
              </Link>,
              ...(hasOwnColumn ? [cell(shop)] : []),
              ...preview.columns.map((column) => cell(shown[column])),
            ])}
          />
          <Text as="p" tone="subdued">
            {t('promotion.prices.where', { trigger })}
          </Text>
          {preview.prices.some(({ US, CA }) => US?.isApproximate || CA?.isApproximate) && (
            <Text as="p" tone="subdued">
              {t('promotion.prices.approximate')}
            </Text>
          )}
          <PricesPages preview={preview} onPage={onPage} />
        </BlockStack>
      )}
    </PlanCard>
  );
}

function NoPreview({ isLoading }: { isLoading: boolean }) {
  const t = useTranslate();
  if (isLoading) return <SkeletonBodyText lines={3} />;
  return (
    <Text as="p" tone="subdued">
      {t('promotion.prices.incomplete')}
    </Text>
  );
}

function Prices({ range, format }: { range: PriceRange; format: Formatter }) {
  const t = useTranslate();
  const { before, after, isApproximate } = range;
  const said = (amounts: [Money, Money]) =>
    amounts[0].amount === amounts[1].amount
      ? format.money(amounts[0])
      : t('promotion.prices.range', { from: amounts[0], to: amounts[1] });
  return (
    <BlockStack>
      <Text as="span" tone="subdued">
        {t('promotion.prices.before')} {said(before)}
      </Text>
      <Text as="span" fontWeight="semibold">
        {t('promotion.prices.after')}{' '}
        {isApproximate ? t('promotion.prices.about', { price: said(after) }) : said(after)}
      </Text>
    </BlockStack>
  );
}
