import { BlockStack, List, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import type { MessageId } from '~/locales/messages';
import type { OrderImport } from '~/services/orders/import-orders';

const NOTES = [
  ['unitsReturned', 'orders.import.result.returned'],
  ['unitsUnknown', 'orders.import.result.unknown'],
  ['unitsUnsent', 'orders.import.result.unsent'],
  ['shippingRefunds', 'orders.import.result.shipping'],
  ['adjustments', 'orders.import.result.adjustments'],
  ['ordersCancelled', 'orders.import.result.cancelled'],
  ['ordersVoided', 'orders.import.result.voided'],
  ['linesWithoutListing', 'orders.import.result.withoutListing'],
  ['linesOfSeveral', 'orders.import.result.ofSeveral'],
  ['linesRespelled', 'orders.import.result.respelled'],
  ['ordersApart', 'orders.import.result.apart'],
] as const satisfies readonly (readonly [keyof OrderImport, MessageId])[];

/** How many of what were found in the file, as far as there were any, and what each counts for. */
export function ReadNotes({ imported }: { imported: OrderImport }) {
  const t = useTranslate();
  const { missingColumns } = imported;
  const found = NOTES.filter(([name]) => imported[name] > 0);
  if (found.length === 0 && missingColumns.length === 0) return null;
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t('orders.import.result.read')}
      </Text>
      <List>
        {missingColumns.length > 0 && (
          <List.Item>
            {t('orders.import.result.missing', {
              columns: missingColumns,
              count: missingColumns.length,
            })}
          </List.Item>
        )}
        {found.map(([name, message]) => (
          <List.Item key={name}>{t(message, { count: imported[name] })}</List.Item>
        ))}
      </List>
    </BlockStack>
  );
}
