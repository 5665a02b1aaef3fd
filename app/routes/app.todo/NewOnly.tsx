import { BlockStack, Text, Checkbox } from '@shopify/polaris';
import { useChangeAddress } from '~/components/address';
import { useTranslate } from '~/components/language';
import { When } from '~/components/When';
import type { HomeView } from '~/services/home/views';

/** Lets a store with thousands of old findings work on the new ones. */
export function NewOnly({ baseline }: { baseline: NonNullable<HomeView['baseline']> }) {
  const t = useTranslate();
  const changeAddress = useChangeAddress();
  return (
    <BlockStack gap="100">
      <Checkbox
        label={t('home.baseline.newOnly')}
        checked={baseline.isApplied}
        onChange={(isNewOnly) => {
          changeAddress({ since: isNewOnly ? 'baseline' : null });
        }}
      />
      <Text as="p" tone="subdued" variant="bodySm">
        {t('home.baseline.explained')} <When instant={baseline.at} withTime />
      </Text>
    </BlockStack>
  );
}
