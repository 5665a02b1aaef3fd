import { BlockStack, DataTable, Link, SkeletonBodyText, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { listingPath, listingTitle } from '~/components/listing-links';
import type { Price } from '~/core/listing/money';
import type { Formatter } from '~/locales/format';
import type { PlanPreview, SalePreviewRow } from '~/services/promotions/views';
import { PlanCard } from './PlanCard';
import { PricesPages } from './PricesPages';

/** What is asked now, during the sale and after it, by market. `preview` `null`: the plan does not say yet. */
export function SalePricesCard(props: {
  preview: PlanPreview | null;
  isLoading: boolean;
  format: Formatter;
  onPage: (page: number) => void;
}) {
  const { preview, isLoading, format, onPage } = props;
  const t = useTranslate();
  const rows = preview?.sale ?? [];
  return (
    <PlanCard title={t('promotion.card.salePrices')}>
      {preview === null && isLoading ? (
        <SkeletonBodyText lines={3} />
      ) : preview === null ? (
        <Text as="p" tone="subdued">
          {t('promotion.prices.incomplete')}
        </Text>
      ) : rows.length === 0 ? (
        <Text as="p" tone="subdued">
          {t(preview.sale === null ? 'promotion.sale.pricesUnknown' : 'promotion.prices.none')}
        </Text>
      ) : (
        <BlockStack gap="300">
          <DataTable
            columnContentTypes={['text', 'text', 'text', 'text', 'text']}
            headings={[
              t('listings.column.listing'),
              t('promotion.sale.column.markets'),
              t('promotion.sale.column.now'),
              t('promotion.sale.column.during'),
              t('promotion.sale.column.after'),
            ]}
            rows={rows.flatMap((row) => rowsOf(row))}
          />
          <Text as="p" tone="subdued">
            {t('promotion.sale.where')}
          </Text>
          <PricesPages preview={preview} onPage={onPage} />
        </BlockStack>
      )}
    </PlanCard>
  );

  function rowsOf({ id, title, lines, leftOut }: SalePreviewRow) {
    const link = (
      <Link key={id} url={listingPath(id)}>
        {listingTitle(t, title)}
      </Link>
    );
    return [
      ...lines.map((line, index) => [
        index === 0 ? link : '',
        t('promotion.sale.line', { markets: line.markets, variants: line.variants }),
        <Prices key="now" price={line.now} format={format} />,
        <Prices key="during" price={line.during} format={format} isStrong />,
        <Prices key="after" price={line.now} format={format} />,
      ]),
      ...(leftOut > 0
        ? [
            [
              lines.length === 0 ? link : '',
              t('promotion.sale.leftOut', { variants: leftOut }),
              '',
              '',
              '',
            ],
          ]
        : []),
    ];
  }
}

function Prices(props: { price: Price; format: Formatter; isStrong?: boolean }) {
  const { price: asked, format, isStrong } = props;
  const t = useTranslate();
  return (
    <BlockStack>
      <Text as="span" fontWeight={isStrong ? 'semibold' : 'regular'}>
        {format.money(asked.price)}
      </Text>
      {asked.compareAt !== null && (
        <Text as="span" tone="subdued">
          {t('promotion.sale.struck', { price: format.money(asked.compareAt) })}
        </Text>
      )}
    </BlockStack>
  );
}
