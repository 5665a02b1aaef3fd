import { Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { useStoreFormatter } from '~/components/use-store-formatter';
import type { HomeView } from '~/services/home/views';
import { HomeCard } from './HomeCard';

/** What moved since somebody of the store last looked. */
export function SinceVisitCard({
  sinceVisit,
  timeZone,
}: Pick<HomeView, 'sinceVisit' | 'timeZone'>) {
  const t = useTranslate();
  const format = useStoreFormatter(timeZone);
  return (
    <HomeCard
      isShort
      title={t('home.visit.title')}
      more={{
        url: sinceVisit === null ? '/app/changes' : '/app/changes?since=lastVisit',
        label: t('changes.title'),
      }}
    >
      {sinceVisit === null ? (
        <Text as="p">{t('home.visit.first')}</Text>
      ) : (
        <>
          <Text as="p" tone="subdued">
            {/* The browser's wording of a date may differ from Node's by a dot or a space. */}
            <span suppressHydrationWarning>
              {t('home.visit.since', { when: format.dateTime(sinceVisit.at) })}
            </span>
          </Text>
          <ul className="home-lines">
            {sinceVisit.audiences.map(({ audience, opened, resolved }) => (
              <li key={audience}>
                <span className="home-line-title">{t(`audience.${audience}`)}</span>
                <span className="home-line-figure">
                  {t('home.visit.line', { opened, resolved })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </HomeCard>
  );
}
