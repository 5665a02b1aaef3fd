import { BlockStack, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import type { FrenchField } from '~/services/changes/ports';
import type { FrenchReading } from '~/services/changes/views';
import { ReadWords } from './ReadWords';

/** French as a buyer reads it, where something is marked in it: a field to type in has no marks. */
export function FrenchAsRead(props: {
  field: FrenchField;
  reading: FrenchReading | undefined;
  locale: string;
}) {
  const { field, reading, locale } = props;
  const t = useTranslate();
  if (reading === undefined || reading.french.numbers.length === 0) return null;
  const label = t('french.asRead', { part: t(`french.part.${field.part}`) });
  return (
    <BlockStack gap="100">
      <Text as="h4" variant="bodyMd" tone="subdued">
        {label}
      </Text>
      <ReadWords
        text={reading.french}
        lang={locale}
        label={label}
        isHtml={field.part === 'description'}
      />
    </BlockStack>
  );
}
