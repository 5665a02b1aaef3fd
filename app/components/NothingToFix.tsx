import { Banner, Page } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { listingPath } from '~/components/listing-links';
import type { MessageId } from '~/locales/messages';
import type { Gone } from '~/services/answer';
import type { NotAnswered } from '~/services/changes/views';

/** Shopify has no such product, or did not answer. */
export function NothingToFix(props: {
  title: MessageId;
  listingId: string;
  because: Gone | NotAnswered;
}) {
  const { title, listingId, because } = props;
  const t = useTranslate();
  return (
    <Page title={t(title)} backAction={{ content: t('fix.back'), url: listingPath(listingId) }}>
      <Banner tone="warning">
        <p>{t(because.why === 'gone' ? 'listing.gone' : notAnswered(because))}</p>
      </Banner>
    </Page>
  );
}

export function notAnswered({ kind }: NotAnswered) {
  if (kind === 'storeFrozen') return 'fix.notAnswered.frozen';
  return kind === 'access' ? 'fix.notAnswered.access' : 'fix.notAnswered.unavailable';
}
