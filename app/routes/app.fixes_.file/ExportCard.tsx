import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { useListDownload, type ListFormat, type ListName } from './use-list-download';

/** Shopify reads its own file as CSV alone. */
const LISTS: readonly [ListName, readonly ListFormat[]][] = [
  ['french', ['csv', 'xlsx']],
  ['customs', ['csv', 'xlsx']],
  ['altTexts', ['csv', 'xlsx']],
  ['shopify', ['csv']],
];

export function ExportCard() {
  const t = useTranslate();
  const lists = useListDownload();
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t('worklist.export.title')}
          </Text>
          <Text as="p">{t('worklist.export.text')}</Text>
        </BlockStack>
        {LISTS.map(([list, formats]) => (
          <BlockStack key={list} gap="200">
            <Text as="h3" variant="headingSm">
              {t(`worklist.list.${list}.title`)}
            </Text>
            <Text as="p" tone="subdued">
              {t(`worklist.list.${list}.text`)}
            </Text>
            <InlineStack gap="200">
              {formats.map((format) => (
                <Button
                  key={format}
                  loading={lists.isLoading(list, format)}
                  disabled={lists.isBusy}
                  accessibilityLabel={t('worklist.export.label', {
                    name: t(`worklist.list.${list}.title`),
                    value: t(`worklist.export.as.${format}`),
                  })}
                  onClick={() => {
                    lists.download(list, format);
                  }}
                >
                  {t(`worklist.export.as.${format}`)}
                </Button>
              ))}
            </InlineStack>
          </BlockStack>
        ))}
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t('worklist.fill.title')}
          </Text>
          <Text as="p">{t('worklist.fill.text')}</Text>
        </BlockStack>
      </BlockStack>
    </Card>
  );
}
