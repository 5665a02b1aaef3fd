import { Text } from '@shopify/polaris';
import { useFormatter, useTranslate } from '~/components/language';
import { listingsPath } from '~/components/listing-links';
import type { HomeView } from '~/services/home/views';
import { HomeCard, HomeLine } from './HomeCard';

/** [J] So many fit on one screen with the rest, less one where the next milestone takes two lines. */
const MOST_OVERDUE = 5;

type Overdue = HomeView['overdue'][number];

/** What the season ahead asked for by a day that is over, and what it asks for next. */
export function SeasonCard({
  overdue,
  next,
}: {
  overdue: Overdue[];
  next: HomeView['nextMilestone'];
}) {
  const t = useTranslate();
  const format = useFormatter();
  const shown = overdue.slice(0, next === null ? MOST_OVERDUE : MOST_OVERDUE - 1);
  const more = overdue.length - shown.length;
  return (
    <HomeCard
      title={t('home.season.title')}
      more={{
        url: '/app/season',
        label: more > 0 ? t('home.season.more', { milestones: more }) : t('season.reminder.plan'),
      }}
    >
      <ul className="home-lines">
        {shown.map((milestone) => (
          <OverdueLine key={`${milestone.audience} ${milestone.name}`} milestone={milestone} />
        ))}
        <li>
          <Text as="p">
            {next === null
              ? t('home.season.none')
              : t('season.reminder.when', {
                  days: next.daysLeft,
                  day: format.day(next.milestone.on),
                  milestone: t('season.milestoneOf', {
                    milestone: t(`season.milestone.${next.milestone.name}`),
                    season: next.milestone.season,
                  }),
                  audience: t(`audience.${next.milestone.audience}`),
                })}
          </Text>
        </li>
      </ul>
    </HomeCard>
  );
}

function OverdueLine({ milestone }: { milestone: Overdue }) {
  const { name, season, audience, daysLeft, listings } = milestone;
  const t = useTranslate();
  const seasonState = name === 'french-ready' ? 'frenchUnready' : 'unready';
  return (
    <HomeLine
      url={
        listings === null
          ? `/app/season?audience=${audience}`
          : listingsPath({ audience, season, seasonState })
      }
      title={t('home.season.line', {
        milestone: t(`season.milestone.${name}`),
        audience: t(`audience.${audience}`),
      })}
      figure={t('home.season.overdue', {
        days: -daysLeft,
        listings: listings?.notReady ?? 0,
      })}
      tone="caution"
    />
  );
}
