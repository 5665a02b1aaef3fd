import { Card, EmptyState } from '@shopify/polaris';
import { useTranslate } from '~/components/language';

export function FirstSync({ onStart, starting }: { onStart: () => void; starting: boolean }) {
  const t = useTranslate();
  return (
    <Card>
      <EmptyState
        image="/first-sync.svg"
        heading={t('home.firstSync.title')}
        action={{ content: t('sync.again'), onAction: onStart, loading: starting }}
      >
        <p>{t('home.firstSync.text')}</p>
      </EmptyState>
    </Card>
  );
}

export function NoProducts() {
  const t = useTranslate();
  return (
    <Card>
      <EmptyState
        image="/first-sync.svg"
        heading={t('home.noProducts.title')}
        action={{ content: t('home.noProducts.action'), url: 'shopify:admin/products/new' }}
      >
        <p>{t('home.noProducts.text')}</p>
      </EmptyState>
    </Card>
  );
}
