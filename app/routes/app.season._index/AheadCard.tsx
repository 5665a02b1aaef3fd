import { BlockStack, Button, Card, InlineStack, Link, Text } from '@shopify/polaris';
import { useFormatter, useTranslate } from '~/components/language';
import { listingsPath } from '~/components/listing-links';
import { FEWEST_UNITS } from '~/core/calendar/season-share';
import type { AudienceSeason } from '~/services/season/views';

/** The season that is on or comes next: when, how long still, what it was worth, what is marked for it. */
export function AheadCard({ season }: { season: AudienceSeason }) {
  const { ahead, audience, marked } = season;
  const t = useTranslate();
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('season.ahead.title', {
              season: ahead.season,
              audience: t(`audience.${audience}`),
            })}
          </Text>
          <Text as="p" variant="headingLg">
            {ahead.daysToPeak >= 0
              ? t('season.ahead.peakIn', { days: ahead.daysToPeak })
              : t('season.ahead.peaked', { days: ahead.daysToEnd })}
          </Text>
          <SeasonDates ahead={ahead} />
        </BlockStack>
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            {t('season.share.title')}
          </Text>
          <Share season={season} />
        </BlockStack>
        {marked !== null && (
          <BlockStack gap="200">
            <Text as="p">
              {t('season.marked', { listings: marked, tag: t(`season.tag.${ahead.season}`) })}
            </Text>
            <InlineStack gap="400">
              <Button
                variant="plain"
                url={`/app/season/suggestions?season=${ahead.season}&audience=${audience}`}
              >
                {t('season.suggestions')}
              </Button>
              <Button variant="plain" url={`/app/season/listings?season=${ahead.season}`}>
                {t('season.mark')}
              </Button>
              {marked > 0 && (
                <Button variant="plain" url={listingsPath({ season: ahead.season })}>
                  {t('season.marked.see')}
                </Button>
              )}
            </InlineStack>
          </BlockStack>
        )}
      </BlockStack>
    </Card>
  );
}

function SeasonDates({ ahead }: { ahead: AudienceSeason['ahead'] }) {
  const t = useTranslate();
  const format = useFormatter();
  const days = {
    start: format.day(ahead.start),
    peak: format.day(ahead.peak),
    end: format.day(ahead.end),
  };
  return (
    <Text as="p" tone="subdued">
      {ahead.peakEnd === undefined
        ? t('season.ahead.dates', days)
        : t('season.ahead.datesWithPeakEnd', { ...days, peakEnd: format.day(ahead.peakEnd) })}
    </Text>
  );
}

/** The store's own figure; else the market's, said to be that; else that it is unknown. */
function Share({ season: { share, noOwnShare } }: { season: AudienceSeason }) {
  const t = useTranslate();
  const format = useFormatter();
  return (
    <>
      {share?.source === 'store' && (
        <Text as="p">
          {t('season.share.store', {
            share: format.percent(share.share),
            units: share.units,
            yearUnits: share.yearUnits,
            since: format.day(share.period.since),
            until: format.day(share.period.until),
          })}
        </Text>
      )}
      {noOwnShare !== null && (
        <Text as="p">
          {t(`season.share.why.${noOwnShare}`, { fewest: FEWEST_UNITS })}{' '}
          {noOwnShare === 'shortHistory' && (
            <Link url="/app/orders/import">{t('season.share.import')}</Link>
          )}
        </Text>
      )}
      {share?.source === 'market' && (
        <Text as="p">
          {t(`season.share.${share.market}`, { share: format.percent(share.share) })}
        </Text>
      )}
      {share === null && <Text as="p">{t('season.share.unknown')}</Text>}
    </>
  );
}
