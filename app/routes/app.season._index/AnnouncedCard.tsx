import { Banner, BlockStack, Button, Card, Divider, InlineStack, Text } from '@shopify/polaris';
import { Fragment } from 'react';
import { AudienceTags } from '~/components/AudienceTags';
import { useFormatter, useTranslate } from '~/components/language';
import type { AnnouncedDateView } from '~/services/season/views';
import { DateModal } from './DateModal';
import { useAnnouncedDates } from './use-announced-dates';

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
            <Button onClick={editing.add}>{t('season.announced.add')}</Button>
          </InlineStack>
          <Text as="p" tone="subdued">
            {t('season.announced.text')}
          </Text>
        </BlockStack>
        {editing.removalError && (
          <Banner tone="critical">
            <p>{t(editing.removalError.id, editing.removalError.data)}</p>
          </Banner>
        )}
        {dates.length === 0 && <Text as="p">{t('season.announced.none')}</Text>}
        {dates.map((date, index) => (
          <Fragment key={date.id}>
            {index > 0 && <Divider />}
            <DateRow
              date={date}
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
      {editing.draft && (
        <DateModal
          draft={editing.draft}
          errors={editing.errors}
          invalid={editing.invalid}
          busy={editing.busy}
          onChange={editing.change}
          onSave={editing.save}
          onClose={editing.close}
        />
      )}
    </Card>
  );
}

function DateRow(props: { date: AnnouncedDateView; onEdit: () => void; onRemove: () => void }) {
  const { date, onEdit, onRemove } = props;
  const { kind, name, audiences, start, end, source } = date;
  const t = useTranslate();
  const format = useFormatter();
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm" breakWord>
          {name}
        </Text>
        <AudienceTags audiences={audiences} />
      </InlineStack>
      <Text as="p">
        {start === end
          ? format.day(start)
          : t('season.announced.span', { start: format.day(start), end: format.day(end) })}
        {' · '}
        {t(`season.announced.kind.${kind}`)}
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
