import { Card } from '@shopify/polaris';
import { Empty } from '~/components/Empty';
import { useTranslate } from '~/components/language';

export function FirstSyncCard({ onStart, starting }: { onStart: () => void; starting: boolean }) {
  const t = useTranslate();
  return (
    <Card>
      <Empty
        image="firstSync"
        heading={t('home.firstSync.title')}
        action={{ content: t('sync.again'), onAction: onStart, loading: starting }}
      >
        <p>{t('home.firstSync.text')}</p>
      </Empty>
    </Card>
  );
}
