import { Card, Page } from '@shopify/polaris';
import { Empty } from '~/components/Empty';
import { useTranslate } from '~/components/language';

/** Before the first sync nobody knows the store's time zone, its currency or its listings. */
export function NotReadYet() {
  const t = useTranslate();
  return (
    <Page
      title={t('promotion.new')}
      backAction={{ content: t('promotions.title'), url: '/app/promotions' }}
    >
      <Card>
        <Empty
          image="firstSync"
          heading={t('listings.notRead.title')}
          action={{ content: t('listings.notRead.action'), url: '/app' }}
        >
          <p>{t('promotions.notReadYet')}</p>
        </Empty>
      </Card>
    </Page>
  );
}
