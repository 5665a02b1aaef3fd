import { Link, Text } from '@shopify/polaris';
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
        <NextLine next={next} />
      </ul>
    </HomeCard>
  );
}

/** With what is missing for it, where that is known. */
function NextLine({ next }: { next: HomeView['nextMilestone'] }) {
  const t = useTranslate();
  const format = useFormatter();
  if (next === null) {
    return (
      <li>
        <Text as="p">{t('home.season.none')}</Text>
      </li>
    );
  }
  const { milestone, daysLeft, listingsNotReady } = next;
  const { name, season, audience, on } = milestone;
  const title = t('season.reminder.when', {
    days: daysLeft,
    day: format.day(on),
    milestone: t('season.milestoneOf', { milestone: t(`season.milestone.${name}`), season }),
    audience: t(`audience.${audience}`),
  });
  if (listingsNotReady === null || listingsNotReady === 0) {
    return (
      <li>
        <Text as="p">{title}</Text>
      </li>
    );
  }
  return (
    <li>
      <Text as="p">
        {title}{' '}
        <Link url={listingsPath({ audience, season, seasonState: unreadyState(name) })}>
          {t('season.milestones.notReady', { listings: listingsNotReady })}
        </Link>
      </Text>
    </li>
  );
}

function unreadyState(milestone: Overdue['name']) {
  return milestone === 'french-ready' ? 'frenchUnready' : 'unready';
}

function OverdueLine({ milestone }: { milestone: Overdue }) {
  const { name, season, audience, daysLeft, listings } = milestone;
  const t = useTranslate();
  return (
    <HomeLine
      url={
        listings === null
          ? `/app/season?audience=${audience}`
          : listingsPath({ audience, season, seasonState: unreadyState(name) })
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
