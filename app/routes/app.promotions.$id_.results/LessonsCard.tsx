import { BlockStack, Card, List, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import type { Message } from '~/core/audit/outcome';

export function LessonsCard({ lessons }: { lessons: Message[] }) {
  const t = useTranslate();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t('promotionResults.lessons.title')}
        </Text>
        <List>
          {lessons.map(({ id, data }) => (
            <List.Item key={id}>{t(id, data)}</List.Item>
          ))}
        </List>
      </BlockStack>
    </Card>
  );
}
