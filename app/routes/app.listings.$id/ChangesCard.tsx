import { BlockStack, Card, Link, Text } from '@shopify/polaris';
import { ChangeList } from '~/components/ChangeList';
import { useTranslate } from '~/components/language';
import { globalIdNumber } from '~/core/store/global-id';
import type { ChangeView } from '~/services/changes/views';

/** What the app wrote of this listing last. */
export function ChangesCard(props: { listingId: string; changes: ChangeView[] }) {
  const { listingId, changes } = props;
  const t = useTranslate();
  if (changes.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('history.listing.title')}
        </Text>
        <ChangeList changes={changes} withListing={false} />
        <Text as="p">
          <Link url={`/app/history?listing=${globalIdNumber(listingId)}`}>
            {t('history.listing.link')}
          </Link>
        </Text>
      </BlockStack>
    </Card>
  );
}
