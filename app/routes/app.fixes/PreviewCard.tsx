import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { Effects } from '~/components/Effects';
import { useTranslate } from '~/components/language';
import { listingTitle } from '~/components/listing-links';
import { useSayValue } from '~/components/use-say-value';
import type { CustomsKind } from '~/core/changes/change';
import type { BulkPreview } from '~/services/changes/views';
import type { Bulk } from './use-bulk';

/** All that would be written, listing by listing, before any of it is. */
export function PreviewCard(props: {
  kind: CustomsKind;
  preview: BulkPreview;
  bulk: Bulk<CustomsKind>;
}) {
  const { kind, preview, bulk } = props;
  const t = useTranslate();
  const sayValue = useSayValue();
  const after = sayValue(kind, preview.value);
  return (
    <Card>
      <div aria-live="polite">
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t('bulk.preview.title')}
          </Text>
          <Text as="p">
            {t('bulk.preview.text', {
              value: after,
              variants: preview.variants,
              ofWrongCodes: preview.ofWrongCodes,
              listings: preview.listings.length,
            })}
          </Text>
          {preview.leftOut > 0 && (
            <Text as="p">{t('bulk.preview.leftOut', { count: preview.leftOut })}</Text>
          )}
          <Effects effects={preview.effects} />
          <div
            className="bulk-preview"
            tabIndex={0}
            role="group"
            aria-label={t('bulk.preview.title')}
          >
            <ul className="findings">
              {preview.listings.map(({ id, title, variants, before }) => (
                <li key={id}>
                  {t('bulk.preview.line', {
                    title: listingTitle(t, title),
                    count: variants,
                    before: before
                      .map((each) => (each === '' ? t('customs.none') : each))
                      .join(', '),
                    value: after,
                  })}
                </li>
              ))}
            </ul>
          </div>
          <InlineStack>
            <Button variant="primary" onClick={bulk.write} loading={bulk.isStarting}>
              {t('bulk.write', { count: preview.variants })}
            </Button>
          </InlineStack>
        </BlockStack>
      </div>
    </Card>
  );
}
