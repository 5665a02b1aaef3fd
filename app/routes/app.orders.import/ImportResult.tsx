import { Banner, BlockStack, InlineGrid, Text } from '@shopify/polaris';
import { useFormatter, useTranslate } from '~/components/language';
import { TitledCard } from '~/components/TitledCard';
import type { OrderImport } from '~/services/orders/import-orders';
import { ReadNotes } from './ReadNotes';

const FIGURES = ['orders', 'added', 'alreadyKnown', 'lines', 'linesWithoutListing'] as const;

export function ImportResult({ imported }: { imported: OrderImport }) {
  const t = useTranslate();
  const format = useFormatter();
  const { days, since, notExtended, savedAs } = imported;
  if (days === null) {
    return (
      <Banner tone="warning">
        <p>{t('orders.import.none')}</p>
      </Banner>
    );
  }
  return (
    <TitledCard title={t('orders.import.done', { added: imported.added })} gap="300">
      <InlineGrid columns={{ xs: 2, md: 3 }} gap="300">
        {FIGURES.map((figure) => (
          <Figure
            key={figure}
            name={t(`orders.import.result.${figure}`)}
            value={format.count(imported[figure])}
          />
        ))}
        <Figure
          name={t('orders.import.result.days')}
          value={t('orders.import.result.span', {
            first: format.day(days.first),
            last: format.day(days.last),
          })}
        />
      </InlineGrid>
      {savedAs !== null && <Text as="p">{t('orders.import.result.savedAs', savedAs)}</Text>}
      <ReadNotes imported={imported} />
      {notExtended === 'fewAssigned' && (
        <Banner tone="warning">
          <p>{t('orders.import.result.fewAssigned')}</p>
        </Banner>
      )}
      {since !== null && notExtended !== 'fewAssigned' && (
        <Text as="p">
          {t(notExtended === 'gap' ? 'orders.import.result.gap' : 'orders.import.result.since', {
            since: format.day(since),
          })}
        </Text>
      )}
    </TitledCard>
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
