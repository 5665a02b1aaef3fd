import { BlockStack, Card, Text } from '@shopify/polaris';
import { DownloadRow } from '~/components/DownloadRow';
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
          <DownloadRow
            key={list}
            list={list}
            title={t(`worklist.list.${list}.title`)}
            text={t(`worklist.list.${list}.text`)}
            formats={formats}
            files={lists}
          />
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
