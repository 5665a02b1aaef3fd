import { Box, Text } from '@shopify/polaris';
import { useTranslate } from './language';

/** In a drop zone: the file that was chosen, and that another one may be. */
export function ChosenFile({ file }: { file: File }) {
  const t = useTranslate();
  return (
    <Box padding="400">
      <Text as="p" fontWeight="semibold" breakWord>
        {t('orders.import.chosen', { name: file.name, kilobytes: Math.ceil(file.size / 1000) })}
      </Text>
      <Text as="p" tone="subdued">
        {t('orders.import.other')}
      </Text>
    </Box>
  );
}
