import { List } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { TitledCard } from '~/components/TitledCard';
import type { Message } from '~/core/audit/outcome';

export function LessonsCard({ lessons }: { lessons: Message[] }) {
  const t = useTranslate();
  return (
    <TitledCard title={t('promotionResults.lessons.title')} gap="200">
      <List>
        {lessons.map(({ id, data }) => (
          <List.Item key={id}>{t(id, data)}</List.Item>
        ))}
      </List>
    </TitledCard>
  );
}
