import { Banner, BlockStack, Button, Card, InlineGrid, InlineStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useFormatter, useTranslate } from '~/components/language';
import type { PricePreview, UnmatchedRows } from '~/services/prices/views';
import type { PriceImportState } from './use-price-import';

/** All that a file would add, and would not, before any of it is added. */
export function PreviewCards(props: { preview: PricePreview; file: PriceImportState }) {
  const { preview, file } = props;
  const { refused, refusedRows, unmatched, unmatchedRows } = preview;
  const t = useTranslate();
  return (
    <div aria-live="polite">
      <BlockStack gap="400">
        <SummaryCard preview={preview} file={file} />
        <LinesCard
          title={t('prices.preview.refused', { count: refusedRows })}
          rows={refusedRows}
          shown={refused.length}
        >
          {refused.map(({ line, reason }) => (
            <li key={line}>
              <Text as="p" breakWord>
                {t('prices.preview.line', { line })} {t(reason.id, reason.data)}
              </Text>
            </li>
          ))}
        </LinesCard>
        <LinesCard
          title={t('prices.preview.unmatched', { count: unmatchedRows })}
          rows={unmatchedRows}
          shown={unmatched.reduce((sum, { rows }) => sum + rows, 0)}
        >
          {unmatched.map((each) => (
            <li key={each.line}>
              <Unmatched {...each} />
            </li>
          ))}
        </LinesCard>
      </BlockStack>
    </div>
  );
}

function SummaryCard({ preview, file }: { preview: PricePreview; file: PriceImportState }) {
  const { counted, rows, listings, variants, days, seen, otherCurrency } = preview;
  const t = useTranslate();
  const format = useFormatter();
  return (
    <Card>
      <BlockStack gap="300">
        {file.hasChanged && (
          <Banner tone="warning">
            <p>{t('prices.preview.changed')}</p>
          </Banner>
        )}
        <Text as="h2" variant="headingMd">
          {t('prices.preview.title', { rows: counted })}
        </Text>
        <InlineGrid columns={{ xs: 2, md: 4 }} gap="300">
          <Figure name={t('prices.preview.rows')} value={format.count(rows)} />
          <Figure name={t('prices.preview.listings')} value={format.count(listings)} />
          <Figure name={t('prices.preview.variants')} value={format.count(variants)} />
          {days !== null && (
            <Figure
              name={t('prices.preview.days')}
              value={t('prices.preview.span', {
                first: format.day(days.first),
                last: format.day(days.last),
              })}
            />
          )}
        </InlineGrid>
        {seen > 0 && <Text as="p">{t('prices.preview.seen', { count: seen })}</Text>}
        {otherCurrency > 0 && (
          <Text as="p">{t('prices.preview.otherCurrency', { count: otherCurrency })}</Text>
        )}
        {counted > 0 && (
          <InlineStack align="end">
            <Button variant="primary" loading={file.isImporting} onClick={file.import}>
              {t('prices.import', { rows: counted })}
            </Button>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <BlockStack gap="050">
      <Text as="span" tone="subdued">
        {name}
      </Text>
      <Text as="span" variant="headingMd">
        {value}
      </Text>
    </BlockStack>
  );
}

function LinesCard(props: { title: string; rows: number; shown: number; children: ReactNode }) {
  const { title, rows, shown, children } = props;
  const t = useTranslate();
  if (rows === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        <ul className="changes">{children}</ul>
        {shown < rows && (
          <Text as="p" tone="subdued">
            {t('prices.preview.first', { shown, total: rows })}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

function Unmatched({ line, rows, handle, sku, why }: UnmatchedRows) {
  const t = useTranslate();
  const names = { product: handle === '' ? 'none' : handle, sku: sku === '' ? 'none' : sku };
  return (
    <Text as="p" breakWord>
      {t('prices.preview.lines', { line, rows })} {t(`prices.unmatched.${why}`, names)}
    </Text>
  );
}
