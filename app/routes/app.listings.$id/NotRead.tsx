import { Card, Page } from '@shopify/polaris';
import { Empty } from '~/components/Empty';
import { useTranslate } from '~/components/language';

/** The address names a product that was never read: new, deleted, or none of this store's. */
export function NotRead({ onCheck, checking }: { onCheck: () => void; checking: boolean }) {
  const t = useTranslate();
  return (
    <Page
      title={t('listing.notRead.title')}
      backAction={{ content: t('listings.title'), url: '/app/listings' }}
    >
      <Card>
        <Empty
          image="nothingFound"
          heading={t('listing.notRead.heading')}
          action={{ content: t('listing.check'), onAction: onCheck, loading: checking }}
          secondaryAction={{ content: t('listings.all'), url: '/app/listings' }}
        >
          <p>{t('listing.notRead.text')}</p>
        </Empty>
      </Card>
    </Page>
  );
}
