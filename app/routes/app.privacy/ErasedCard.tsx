import { BlockStack, Card, Link, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';

/** Nothing is kept any more; any page of the app would begin anew. */
export function ErasedCard() {
  const t = useTranslate();
  return (
    <Card>
      <div role="status">
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t('privacy.erased.title')}
          </Text>
          <Text as="p">{t('privacy.erased.text')}</Text>
          <Text as="p">
            <Link url="shopify:admin/settings/apps" target="_top">
              {t('privacy.erased.uninstall')}
            </Link>
          </Text>
        </BlockStack>
      </div>
    </Card>
  );
}
