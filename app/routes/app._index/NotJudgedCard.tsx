import { Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { unknownRulePath } from '~/components/unknown-rule';
import { titleOfRule } from '~/locales/rule-title';
import type { HomeView } from '~/services/home/views';
import { HomeCard, HomeLine } from './HomeCard';

/** [J] So many fit on one screen with the rest. */
const MOST_LINES = 3;

/** What could not be judged, each leading to where it can be made known. */
export function NotJudgedCard({ rules }: { rules: HomeView['unknown'] }) {
  const t = useTranslate();
  return (
    <HomeCard
      isShort
      title={t('home.unknown.title')}
      more={{ url: '/app/todo#unknown', label: t('home.unknown.how') }}
    >
      {rules.length === 0 ? (
        <Text as="p">{t('home.unknown.none')}</Text>
      ) : (
        <ul className="home-lines">
          {rules.slice(0, MOST_LINES).map(({ rule, outcomes }) => (
            <HomeLine
              key={rule}
              url={unknownRulePath(rule)}
              title={titleOfRule(t, rule)}
              figure={t('home.lines.listings', { listings: outcomes.unknown })}
            />
          ))}
        </ul>
      )}
    </HomeCard>
  );
}
