import { Banner, Page } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { listingPath } from '~/components/listing-links';
import type { Gone } from '~/services/answer';
import type { NotAnswered } from '~/services/changes/views';

/** Shopify has no such product, or did not answer. */
export function NothingToFix(props: { listingId: string; because: Gone | NotAnswered }) {
  const { listingId, because } = props;
  const t = useTranslate();
  return (
    <Page
      title={t('french.title')}
      backAction={{ content: t('french.back'), url: listingPath(listingId) }}
    >
      <Banner tone="warning">
        <p>{t(because.why === 'gone' ? 'listing.gone' : notAnswered(because))}</p>
      </Banner>
    </Page>
  );
}

export function notAnswered({ kind }: NotAnswered) {
  if (kind === 'storeFrozen') return 'french.notAnswered.frozen';
  return kind === 'access' ? 'french.notAnswered.access' : 'french.notAnswered.unavailable';
}
