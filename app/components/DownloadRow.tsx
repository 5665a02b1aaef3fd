import { BlockStack, Button, InlineStack, Text } from '@shopify/polaris';
import { useTranslate } from './language';
import type { useDownload } from './use-download';

/** A list, what is in it, and a button for each kind of file that it comes as. */
export function DownloadRow(props: {
  list: string;
  title: string;
  text: string;
  formats: readonly ('csv' | 'xlsx')[];
  files: ReturnType<typeof useDownload>;
}) {
  const { list, title, text, formats, files } = props;
  const t = useTranslate();
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {title}
      </Text>
      <Text as="p" tone="subdued">
        {text}
      </Text>
      <InlineStack gap="200">
        {formats.map((format) => (
          <Button
            key={format}
            loading={files.isLoading(list, format)}
            disabled={files.isBusy}
            accessibilityLabel={t('worklist.export.label', {
              name: title,
              value: t(`worklist.export.as.${format}`),
            })}
            onClick={() => {
              files.download(list, format);
            }}
          >
            {t(`worklist.export.as.${format}`)}
          </Button>
        ))}
      </InlineStack>
    </BlockStack>
  );
}
