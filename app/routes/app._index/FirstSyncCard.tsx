import { Card, EmptyState } from '@shopify/polaris';
import { useTranslate } from '~/components/language';

export function FirstSyncCard({ onStart, starting }: { onStart: () => void; starting: boolean }) {
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
