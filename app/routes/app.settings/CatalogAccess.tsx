import { BlockStack, Button, InlineStack, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { useOptionalScope } from '~/components/use-optional-scope';

/** Lets the merchant say that Shopify may tell which buyers get which product. */
export function CatalogAccess() {
  const t = useTranslate();
  const { isGranted, request } = useOptionalScope('read_publications');
  if (isGranted === null) return null;
  return (
    <BlockStack gap="200">
      <Text as="p">{t(isGranted ? 'settings.catalogs.granted' : 'settings.catalogs.text')}</Text>
      {!isGranted && (
        <InlineStack>
          <Button onClick={() => void request()}>{t('settings.catalogs.allow')}</Button>
        </InlineStack>
      )}
    </BlockStack>
  );
}
