import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useFormatter, useTranslate } from '~/components/language';
import { listingsPath } from '~/components/listing-links';
import type { MilestoneNotice } from '~/core/digest/digest';

/** What the season ahead asks for next, and what is missing. */
export function MilestoneCard({ notice }: { notice: MilestoneNotice | null }) {
  const t = useTranslate();
  const format = useFormatter();
  if (notice === null) return null;
  const { milestone, daysLeft, listingsNotReady } = notice;
  const { name, season, audience, on } = milestone;
  const isAboutListings = name === 'french-ready' || name === 'listing-ready';
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t('season.reminder.title')}
        </Text>
        <Text as="p">
          {t('season.reminder.when', {
            days: daysLeft,
            day: format.day(on),
            milestone: t('season.milestoneOf', {
              milestone: t(`season.milestone.${name}`),
              season,
            }),
            audience: t(`audience.${audience}`),
          })}
        </Text>
        {isAboutListings && (
          <Text as="p">
            {listingsNotReady === null
              ? t('season.reminder.unknown')
              : t('season.reminder.notReady', { listings: listingsNotReady })}
          </Text>
        )}
        <InlineStack gap="400">
          <Button variant="plain" url={`/app/season?audience=${audience}`}>
            {t('season.reminder.plan')}
          </Button>
          {isAboutListings && listingsNotReady !== null && listingsNotReady > 0 && (
            <Button
              variant="plain"
              url={listingsPath({
                audience,
                season,
                seasonState: name === 'french-ready' ? 'frenchUnready' : 'unready',
              })}
            >
              {t('season.milestones.see', { listings: listingsNotReady })}
            </Button>
          )}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
