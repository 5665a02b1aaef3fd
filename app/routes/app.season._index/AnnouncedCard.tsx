import { BlockStack, Button, Card, Divider, InlineStack, Text } from '@shopify/polaris';
import { Fragment } from 'react';
import { DateEditor } from '~/components/announced-dates/DateEditor';
import { DateRow } from '~/components/announced-dates/DateRow';
import { useAnnouncedDates } from '~/components/announced-dates/use-announced-dates';
import { useTranslate } from '~/components/language';
import type { AnnouncedDateView } from '~/services/season/views';

/** Dates that are announced each year, as the merchant keeps them. */
export function AnnouncedCard({ dates, today }: { dates: AnnouncedDateView[]; today: string }) {
  const t = useTranslate();
  const editing = useAnnouncedDates(today);
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="h2" variant="headingMd">
              {t('season.announced.title')}
            </Text>
            <Button
              onClick={() => {
                editing.add();
              }}
            >
              {t('season.announced.add')}
            </Button>
          </InlineStack>
          <Text as="p" tone="subdued">
            {t('season.announced.text')}
          </Text>
        </BlockStack>
        <DateEditor editing={editing} />
        {dates.length === 0 && <Text as="p">{t('season.announced.none')}</Text>}
        {dates.map((date, index) => (
          <Fragment key={date.id}>
            {index > 0 && <Divider />}
            <DateRow
              date={date}
              note={t(`season.announced.kind.${date.kind}`)}
              onEdit={() => {
                editing.edit(date);
              }}
              onRemove={() => {
                editing.remove(date.id);
              }}
            />
          </Fragment>
        ))}
      </BlockStack>
    </Card>
  );
}
