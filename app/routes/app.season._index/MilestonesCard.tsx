import { Badge, BlockStack, Button, Divider, InlineStack, Text } from '@shopify/polaris';
import { Fragment } from 'react';
import { useFormatter, useTranslate } from '~/components/language';
import { listingsPath } from '~/components/listing-links';
import { TitledCard } from '~/components/TitledCard';
import type { AudienceSeason, MilestoneProgress } from '~/services/season/views';

/** What has to be done before the peak, by when, and what is still missing; carriers' cut-offs in their place. */
export function MilestonesCard({ season }: { season: AudienceSeason }) {
  const t = useTranslate();
  const entries = [
    ...season.milestones.map((milestone) => ({ ...milestone, key: milestone.name, milestone })),
    ...season.cutOffs.map((cutOff) => ({
      ...cutOff,
      key: cutOff.id,
      on: cutOff.end,
      milestone: null,
    })),
  ].toSorted((a, b) => a.on.localeCompare(b.on));
  const next = entries.find(({ daysLeft }) => daysLeft >= 0);
  return (
    <TitledCard title={t('season.milestones.title')}>
      {entries.map((entry, index) => (
        <Fragment key={entry.key}>
          {index > 0 && <Divider />}
          {entry.milestone === null ? (
            <BlockStack gap="100">
              <DayLine title={entry.name} day={entry} isNext={entry === next} />
              <Text as="p">{t('season.announced.kind.carrier-cut-off')}</Text>
            </BlockStack>
          ) : (
            <Milestone milestone={entry.milestone} season={season} isNext={entry === next} />
          )}
        </Fragment>
      ))}
    </TitledCard>
  );
}

function Milestone(props: {
  milestone: MilestoneProgress;
  season: AudienceSeason;
  isNext: boolean;
}) {
  const { milestone, season, isNext } = props;
  const { name, promotions } = milestone;
  const t = useTranslate();
  return (
    <BlockStack gap="100">
      <DayLine title={t(`season.milestone.${name}`)} day={milestone} isNext={isNext} />
      {(name === 'french-ready' || name === 'listing-ready') && (
        <ListingsProgress milestone={milestone} season={season} />
      )}
      {promotions !== null && (
        <Text as="p">{t('season.milestones.promotions', { promotions })}</Text>
      )}
      {name === 'prices-frozen' && <Text as="p">{t('season.milestones.frozen')}</Text>}
    </BlockStack>
  );
}

function DayLine(props: { title: string; day: { on: string; daysLeft: number }; isNext: boolean }) {
  const {
    title,
    day: { on, daysLeft },
    isNext,
  } = props;
  const t = useTranslate();
  const format = useFormatter();
  return (
    <InlineStack gap="200" blockAlign="center">
      <Text as="h3" variant="headingSm" breakWord>
        {title}
      </Text>
      <Text as="span" tone="subdued">
        {`${format.day(on)}, ${
          daysLeft >= 0
            ? t('season.milestones.daysLeft', { days: daysLeft })
            : t('season.milestones.passed', { days: -daysLeft })
        }`}
      </Text>
      {isNext && <Badge tone="attention">{t('season.milestones.next')}</Badge>}
    </InlineStack>
  );
}

function ListingsProgress(props: { milestone: MilestoneProgress; season: AudienceSeason }) {
  const {
    milestone: { name, listings },
    season: { audience, ahead, marked },
  } = props;
  const t = useTranslate();
  if (listings === null) return <Text as="p">{t('season.milestones.notAudited')}</Text>;
  if (marked === 0) return <Text as="p">{t('season.milestones.noneMarked')}</Text>;
  const filter = { audience, season: ahead.season };
  const milestone = t(`season.milestone.${name}`);
  return (
    <>
      <Text as="p">{t('season.milestones.notReady', { listings: listings.notReady })}</Text>
      {listings.unknown > 0 && (
        <Text as="p">{t('season.milestones.unknown', { listings: listings.unknown })}</Text>
      )}
      <InlineStack gap="400">
        {listings.notReady > 0 && (
          <Button
            variant="plain"
            url={listingsPath({
              ...filter,
              seasonState: name === 'french-ready' ? 'frenchUnready' : 'unready',
            })}
            accessibilityLabel={t('season.milestones.seeFor', {
              listings: listings.notReady,
              milestone,
            })}
          >
            {t('season.milestones.see', { listings: listings.notReady })}
          </Button>
        )}
        {listings.unknown > 0 && (
          <Button
            variant="plain"
            url={listingsPath({
              ...filter,
              seasonState: name === 'french-ready' ? 'frenchUnknown' : 'unknown',
            })}
            accessibilityLabel={t('season.milestones.seeUnknownFor', {
              listings: listings.unknown,
              milestone,
            })}
          >
            {t('season.milestones.seeUnknown', { listings: listings.unknown })}
          </Button>
        )}
      </InlineStack>
    </>
  );
}
