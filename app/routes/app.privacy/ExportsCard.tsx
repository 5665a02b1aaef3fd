import { BlockStack, Card } from '@shopify/polaris';
import { DownloadRow } from '~/components/DownloadRow';
import { useTranslate } from '~/components/language';
import { useDownload } from '~/components/use-download';

const LISTS = ['findings', 'listings', 'season', 'results', 'replies'] as const;

export function ExportsCard() {
  const t = useTranslate();
  const files = useDownload('/app/privacy/export');
  return (
    <Card>
      <BlockStack gap="400">
        {LISTS.map((list) => (
          <DownloadRow
            key={list}
            list={list}
            title={t(`export.${list}.title`)}
            text={t(`export.${list}.text`)}
            formats={['csv', 'xlsx']}
            files={files}
          />
        ))}
      </BlockStack>
    </Card>
  );
}
