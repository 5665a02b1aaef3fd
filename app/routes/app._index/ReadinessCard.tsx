import { BlockStack, Card, Link, ProgressBar, Text } from '@shopify/polaris';
import { useId } from 'react';
import { useFormatter, useTranslate } from '~/components/language';
import { listingsPath } from '~/components/listing-links';
import type { HomeView } from '~/services/home/views';
import { CatalogueLine } from './CatalogueLine';

type AudienceReadiness = HomeView['audiences'][number];
type Shown = Pick<
  HomeView,
  'audiences' | 'comparableFrom' | 'counts' | 'lastSyncedAt' | 'lastMissed' | 'timeZone'
>;

/** A line for each audience: how ready, how that moved in a week, what is open. */
export function ReadinessCard(props: Shown) {
  const { audiences, comparableFrom } = props;
  return (
    <Card>
      <BlockStack gap="300">
        <div className="home-readiness">
          {audiences.map((entry) => (
            <AudienceLine key={entry.audience} entry={entry} comparableFrom={comparableFrom} />
          ))}
        </div>
        <CatalogueLine {...props} />
      </BlockStack>
    </Card>
  );
}

function AudienceLine(props: {
  entry: AudienceReadiness;
  comparableFrom: HomeView['comparableFrom'];
}) {
  const { audience, readiness, openFindings } = props.entry;
  const t = useTranslate();
  const format = useFormatter();
  const labelId = useId();
  const coverage = format.percent(readiness.coverage);
  const findings = openFindings.high + openFindings.medium + openFindings.low;
  return (
    <section aria-labelledby={labelId} className="home-audience">
      <Text as="h2" variant="headingSm" id={labelId}>
        {t(`audience.${audience}`)}
      </Text>
      <div>
        {readiness.share === null ? (
          <Text as="p">
            {t('readiness.unknown')}{' '}
            <Text as="span" tone="subdued">
              {t('readiness.unknown.why', { coverage })}
            </Text>
          </Text>
        ) : (
          <>
            <Text as="p">
              <strong>{t('readiness.share', { share: format.percent(readiness.share) })}</strong>{' '}
              <Text as="span" tone="subdued">
                {t('home.coverage', { coverage })}
              </Text>
            </Text>
            <ProgressBar
              progress={Math.floor(readiness.share * 100)}
              size="small"
              tone="primary"
              animated={false}
              ariaLabelledBy={labelId}
            />
          </>
        )}
      </div>
      <Trend {...props} />
      <div>
        {findings === 0 ? (
          t('home.audience.noFindings')
        ) : (
          <Link
            url={listingsPath({ audience, state: 'findings' })}
            accessibilityLabel={t('home.audience.seeFor', { audience: t(`audience.${audience}`) })}
          >
            {t('home.audience.open', { count: findings, high: openFindings.high })}
          </Link>
        )}
      </div>
    </section>
  );
}

/** Nothing is said of what was not known then, or is not known now. */
function Trend(props: { entry: AudienceReadiness; comparableFrom: HomeView['comparableFrom'] }) {
  const { readiness, weekAgo } = props.entry;
  const t = useTranslate();
  const format = useFormatter();
  const said = () => {
    if (weekAgo === null) {
      return props.comparableFrom === null
        ? t('home.trend.none')
        : t('home.trend.from', { day: format.day(props.comparableFrom) });
    }
    const day = format.day(weekAgo.day);
    if (readiness.share === null || weekAgo.readiness.share === null)
      return t('home.trend.unknown', { day });
    // Of the figures as they are shown: 82% after 80% is two points, whatever stands behind the comma.
    const points = wholePercent(readiness.share) - wholePercent(weekAgo.readiness.share);
    const direction = points === 0 ? 'same' : points > 0 ? 'up' : 'down';
    return t('home.trend', { direction, points: Math.abs(points), day });
  };
  return (
    <Text as="p" tone="subdued">
      {said()}
    </Text>
  );
}

function wholePercent(share: number): number {
  return Math.floor(share * 100 + 1e-9);
}
