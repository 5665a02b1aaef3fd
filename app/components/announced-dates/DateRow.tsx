import { BlockStack, Button, InlineStack, Text } from '@shopify/polaris';
import { AudienceTags } from '~/components/AudienceTags';
import { useFormatter, useTranslate } from '~/components/language';
import type { AnnouncedDateView } from '~/services/season/views';

/** A date that the merchant keeps; `note`: what else its page says of it; `level`: of its name as a heading. */
export function DateRow(props: {
  date: AnnouncedDateView;
  note: string;
  level?: 'h3' | 'h4';
  onEdit: () => void;
  onRemove: () => void;
}) {
  const { date, note, level = 'h3', onEdit, onRemove } = props;
  const { name, audiences, start, end, source } = date;
  const t = useTranslate();
  const format = useFormatter();
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as={level} variant="headingSm" breakWord>
          {name}
        </Text>
        <AudienceTags audiences={audiences} />
      </InlineStack>
      <Text as="p">
        {start === end
          ? format.day(start)
          : t('season.announced.span', { start: format.day(start), end: format.day(end) })}
        {' · '}
        {note}
      </Text>
      {source !== '' && (
        <Text as="p" tone="subdued" breakWord>
          {source}
        </Text>
      )}
      <InlineStack gap="400">
        <Button
          variant="plain"
          onClick={onEdit}
          accessibilityLabel={t('season.announced.editOf', { name })}
        >
          {t('season.announced.edit')}
        </Button>
        <Button
          variant="plain"
          onClick={onRemove}
          accessibilityLabel={t('season.announced.removeOf', { name })}
        >
          {t('season.announced.remove')}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
