import { Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { fixesPath, listingsPath } from '~/components/listing-links';
import { titleOfRule } from '~/locales/rule-title';
import type { HomeView } from '~/services/home/views';
import { HomeCard, HomeLine } from './HomeCard';

/** [J] So many fit on one screen with the rest. */
const MOST_LINES = 5;

interface Line {
  key: string;
  url: string;
  title: string;
  figure: string;
}

/** What to do next: promotions that wait, what is grave about the store, then what harms most. */
export function NextCard({ home }: { home: NextOfHome }) {
  const t = useTranslate();
  const lines = [
    ...promotionLines(home, t),
    ...storeLines(home, t),
    ...home.fixFirst.map(({ rule, outcomes, bulkKind }) => ({
      key: rule,
      url:
        bulkKind === null ? listingsPath({ rule, state: 'findings' }) : fixesPath(bulkKind, rule),
      title: titleOfRule(t, rule),
      figure: t('home.lines.listings', { listings: outcomes.fail }),
    })),
  ];
  return (
    <HomeCard title={t('home.fixFirst.title')} more={{ url: '/app/todo', label: t('home.all') }}>
      {lines.length === 0 ? (
        <Text as="p">{t('home.fixFirst.none')}</Text>
      ) : (
        <ol className="home-lines">
          {lines.slice(0, MOST_LINES).map(({ key, ...line }) => (
            <HomeLine key={key} {...line} />
          ))}
        </ol>
      )}
    </HomeCard>
  );
}

export type NextOfHome = Pick<HomeView, 'promotionsNotReady' | 'storeFindings' | 'fixFirst'>;

type Say = ReturnType<typeof useTranslate>;

function promotionLines({ promotionsNotReady }: NextOfHome, t: Say): Line[] {
  return promotionsNotReady.slice(0, 2).map(({ id, name, plannedStart, listings }) => ({
    key: id,
    url: `/app/promotions/${id}`,
    title: name,
    figure:
      plannedStart === null
        ? t('home.lines.promotionNotReady', { listings })
        : t('home.lines.promotionWaits', { listings }),
  }));
}

function storeLines({ storeFindings }: NextOfHome, t: Say): Line[] {
  return storeFindings
    .filter(({ status, severity }) => status === 'open' && severity === 'high')
    .slice(0, 1)
    .map(({ rule }) => ({
      key: `store ${rule}`,
      url: '/app/todo#store',
      title: titleOfRule(t, rule),
      figure: t('home.lines.store'),
    }));
}
