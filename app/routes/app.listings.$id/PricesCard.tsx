import {
  BlockStack,
  Box,
  Button,
  Card,
  Collapsible,
  DataTable,
  InlineStack,
  Text,
} from '@shopify/polaris';
import { lazy, Suspense, useId, useState } from 'react';
import { useFormatter, useTranslate } from '~/components/language';
import { useInBrowser } from '~/components/use-in-browser';
import { When } from '~/components/When';
import type { PriceSeries } from '~/core/prices/price-history';
import { CHART_HEIGHT_PX } from './chart-size';
import type { ListingPageView } from './listing-page';
import { isWorthDrawing } from './price-line';
import { VariantPicker } from './VariantPicker';

// The charting library is as large as the rest of the page: it follows once the page is there.
const PriceChart = lazy(() => import('./PriceChart'));

/** The price that Canadians are shown, over time. */
export function PricesCard(props: Pick<ListingPageView, 'variants' | 'variant'>) {
  const { variants, variant } = props;
  const t = useTranslate();
  const format = useFormatter();
  const shown = variant?.canadianPrice ?? null;

  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('listing.prices.title')}
        </Text>
        {variant === null && <Text as="p">{t('listing.prices.noVariants')}</Text>}
        {variant !== null && variants.length > 1 && (
          <VariantPicker variants={variants} chosen={variant.number} />
        )}
        {variant !== null && (
          <Text as="p">
            {shown === null
              ? t('listing.prices.noCanadian')
              : t(shown.compareAt === null ? 'listing.prices.now' : 'listing.prices.nowCompared', {
                  price: format.money(shown.price),
                  compareAt: shown.compareAt === null ? '' : format.money(shown.compareAt),
                })}
          </Text>
        )}
        {variant !== null &&
          (variant.series === null || variant.series.points.length === 0 ? (
            <Text as="p" tone="subdued">
              {t('listing.prices.noHistory')}
            </Text>
          ) : (
            <History series={variant.series} />
          ))}
      </BlockStack>
    </Card>
  );
}

function History({ series }: { series: PriceSeries }) {
  const t = useTranslate();
  const inBrowser = useInBrowser();
  const drawn = isWorthDrawing(series);
  return (
    <>
      <InlineStack gap="100">
        <Text as="span" tone="subdued">
          {t('listing.prices.changes', { count: series.points.length - 1 })}{' '}
          <When instant={iso(series.points[0]?.at ?? series.observedUntil)} />
        </Text>
      </InlineStack>
      {drawn && (
        // The table below says the same to whoever cannot see the drawing.
        <div aria-hidden style={{ height: CHART_HEIGHT_PX }}>
          {inBrowser && (
            <Suspense fallback={null}>
              <PriceChart series={series} />
            </Suspense>
          )}
        </div>
      )}
      {drawn && (
        <Text as="p" tone="subdued" variant="bodySm">
          {t('listing.prices.axis')}
        </Text>
      )}
      {(drawn || series.points.length > 1) && <PriceTable series={series} />}
    </>
  );
}

function PriceTable({ series }: { series: PriceSeries }) {
  const t = useTranslate();
  const format = useFormatter();
  const id = useId();
  const [open, setOpen] = useState(false);
  const money = (amount: number) => format.money({ amount, currency: series.currency });
  return (
    <BlockStack gap="200">
      <Box>
        <Button
          variant="plain"
          disclosure={open ? 'up' : 'down'}
          ariaExpanded={open}
          ariaControls={id}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {t('listing.prices.asTable')}
        </Button>
      </Box>
      <Collapsible id={id} open={open}>
        {open && (
          <DataTable
            columnContentTypes={['text', 'numeric', 'numeric']}
            headings={[
              t('listing.prices.column.from'),
              t('listing.prices.column.price'),
              t('listing.prices.column.compareAt'),
            ]}
            rows={[...series.points]
              .reverse()
              .map(({ at, amount, compareAt }) => [
                <When key={at} instant={iso(at)} withTime />,
                money(amount),
                compareAt === null ? t('listing.prices.noCompareAt') : money(compareAt),
              ])}
          />
        )}
      </Collapsible>
    </BlockStack>
  );
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
