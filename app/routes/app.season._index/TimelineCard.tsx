import { InlineStack } from '@shopify/polaris';
import { DisclosureButton, useDisclosure } from '~/components/DisclosureButton';
import { useFormatter, useTranslate } from '~/components/language';
import { TitledCard } from '~/components/TitledCard';
import type { AudienceSeason } from '~/services/season/views';
import { Timeline } from './Timeline';
import { TimelineList } from './TimelineList';

/** Twelve months as a picture, and the same in words. */
export function TimelineCard({ season }: { season: AudienceSeason }) {
  const t = useTranslate();
  const format = useFormatter();
  const disclosure = useDisclosure();
  const { from, until } = season.timeline;
  return (
    <TitledCard title={t('season.timeline.title')}>
      <div
        role="img"
        aria-label={t('season.timeline.label', {
          from: format.day(from),
          until: format.day(until),
          audience: t(`audience.${season.audience}`),
        })}
      >
        <Timeline season={season} />
      </div>
      <InlineStack>
        <DisclosureButton {...disclosure}>
          {t(disclosure.isOpen ? 'season.timeline.hide' : 'season.timeline.show')}
        </DisclosureButton>
      </InlineStack>
      <div id={disclosure.id} hidden={!disclosure.isOpen}>
        <TimelineList season={season} />
      </div>
    </TitledCard>
  );
}
