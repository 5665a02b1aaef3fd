import { Button, InlineStack } from '@shopify/polaris';
import { useId, useState } from 'react';
import { useFormatter, useTranslate } from '~/components/language';
import { TitledCard } from '~/components/TitledCard';
import type { AudienceSeason } from '~/services/season/views';
import { Timeline } from './Timeline';
import { TimelineList } from './TimelineList';

/** Twelve months as a picture, and the same in words. */
export function TimelineCard({ season }: { season: AudienceSeason }) {
  const t = useTranslate();
  const format = useFormatter();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
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
        <Button
          variant="plain"
          disclosure={isOpen ? 'up' : 'down'}
          ariaExpanded={isOpen}
          ariaControls={id}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {t(isOpen ? 'season.timeline.hide' : 'season.timeline.show')}
        </Button>
      </InlineStack>
      <div id={id} hidden={!isOpen}>
        <TimelineList season={season} />
      </div>
    </TitledCard>
  );
}
