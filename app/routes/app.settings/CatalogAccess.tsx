import { BlockStack, Button, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { useOptionalScope } from '~/components/use-optional-scope';

/** Lets the merchant say that Shopify may tell which buyers get which product. */
export function CatalogAccess() {
  const t = useTranslate();
  const { isGranted, request } = useOptionalScope('read_publications');
  return (
    <BlockStack gap="200">
      <Text as="p">
        {t(isGranted === true ? 'settings.catalogs.granted' : 'settings.catalogs.text')}
      </Text>
      {isGranted !== true && (
        // Its place is kept until Shopify has answered: what is below would move.
        <div className={isGranted === null ? 'not-known-yet' : undefined}>
          <Button onClick={() => void request()}>{t('settings.catalogs.allow')}</Button>
        </div>
      )}
    </BlockStack>
  );
}
