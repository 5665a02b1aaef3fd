import { Banner, BlockStack, List } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import type { HomeView } from '~/services/home/views';

/** What Shopify keeps from the app while the rest is read and judged. */
export function DeniedBanner({ denied }: Pick<HomeView, 'denied'>) {
  const t = useTranslate();
  if (denied.length === 0) return null;
  return (
    <Banner tone="warning" title={t('home.denied.title')}>
      <BlockStack gap="200">
        <p>{t('home.denied.text')}</p>
        <List>
          {denied.map(({ topic, permission }) => (
            <List.Item key={topic}>
              {permission === null
                ? t(`home.denied.topic.${topic}`)
                : t('home.denied.with', { topic: t(`home.denied.topic.${topic}`), permission })}
            </List.Item>
          ))}
        </List>
        <p>{t('home.denied.remedy')}</p>
      </BlockStack>
    </Banner>
  );
}
