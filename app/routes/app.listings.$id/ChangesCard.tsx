import { Link, Text } from '@shopify/polaris';
import { ChangeList } from '~/components/ChangeList';
import { TitledCard } from '~/components/TitledCard';
import { useTranslate } from '~/components/language';
import { globalIdNumber } from '~/core/store/global-id';
import type { ChangeView } from '~/services/changes/views';

/** What the app wrote of this listing last. */
export function ChangesCard(props: { listingId: string; changes: ChangeView[] }) {
  const { listingId, changes } = props;
  const t = useTranslate();
  if (changes.length === 0) return null;
  return (
    <TitledCard title={t('history.listing.title')}>
      <ChangeList changes={changes} withListing={false} />
      <Text as="p">
        <Link url={`/app/history?listing=${globalIdNumber(listingId)}`}>
          {t('history.listing.link')}
        </Link>
      </Text>
    </TitledCard>
  );
}
