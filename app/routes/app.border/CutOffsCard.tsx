import { BlockStack, Button, Divider, InlineStack, Text } from '@shopify/polaris';
import { Fragment } from 'react';
import { DateEditor } from '~/components/announced-dates/DateEditor';
import { DateRow } from '~/components/announced-dates/DateRow';
import { useAnnouncedDates } from '~/components/announced-dates/use-announced-dates';
import { useFormatter, useTranslate } from '~/components/language';
import { TitledCard } from '~/components/TitledCard';
import { AUDIENCES, COUNTRY_OF } from '~/core/listing/audience';
import type { PeakCutOffs } from '~/services/border/views';

/** Until when carriers take what is to arrive in time: dates that the merchant keeps, peak by peak. */
export function CutOffsCard({ peaks, today }: { peaks: PeakCutOffs[]; today: string }) {
  const t = useTranslate();
  const editing = useAnnouncedDates(today);
  return (
    <TitledCard title={t('border.cutOffs.title')} text={t('border.cutOffs.text')}>
      <DateEditor editing={editing} />
      {peaks.map((peak, index) => (
        <Fragment key={`${peak.destination} ${peak.season}`}>
          {index > 0 && <Divider />}
          <Peak peak={peak} editing={editing} />
        </Fragment>
      ))}
    </TitledCard>
  );
}

function Peak(props: { peak: PeakCutOffs; editing: ReturnType<typeof useAnnouncedDates> }) {
  const { peak: of, editing } = props;
  const { destination, season, peak, end, cutOffs } = of;
  const t = useTranslate();
  const format = useFormatter();
  const title = t('border.cutOffs.peak', {
    season: t(`season.name.${season}`),
    buyers: t(`audience.${destination}`),
  });
  return (
    <BlockStack gap="300">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <BlockStack gap="050">
          <Text as="h3" variant="headingSm">
            {title}
          </Text>
          <Text as="p" tone="subdued">
            {t('border.cutOffs.when', { day: format.day(peak), end: format.day(end) })}
          </Text>
        </BlockStack>
        <Button
          accessibilityLabel={t('border.cutOffs.addFor', { title })}
          onClick={() => {
            editing.add({
              kind: 'carrier-cut-off',
              audiences: AUDIENCES.filter((audience) => COUNTRY_OF[audience] === destination),
            });
          }}
        >
          {t('border.cutOffs.add')}
        </Button>
      </InlineStack>
      {cutOffs.length === 0 && <Text as="p">{t('border.cutOffs.none')}</Text>}
      {cutOffs.map((cutOff) => (
        <DateRow
          key={cutOff.id}
          date={cutOff}
          level="h4"
          note={
            cutOff.daysLeft >= 0
              ? t('season.milestones.daysLeft', { days: cutOff.daysLeft })
              : t('season.milestones.passed', { days: -cutOff.daysLeft })
          }
          onEdit={() => {
            editing.edit(cutOff);
          }}
          onRemove={() => {
            editing.remove(cutOff.id);
          }}
        />
      ))}
    </BlockStack>
  );
}
