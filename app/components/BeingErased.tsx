import { BlockStack, Button, Card, Page, Text } from '@shopify/polaris';
import { useTranslate } from './language';

/** Stands in for every page while everything of the store is being deleted; the document is loaded again to look. */
export function BeingErased() {
  const t = useTranslate();
  return (
    <Page title={t('erasing.title')}>
      <Card>
        <BlockStack gap="400" inlineAlign="start">
          <Text as="p">{t('erasing.text')}</Text>
          <Button
            onClick={() => {
              window.location.reload();
            }}
          >
            {t('erasing.look')}
          </Button>
        </BlockStack>
      </Card>
    </Page>
  );
}
