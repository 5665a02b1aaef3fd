import { Link, Text } from '@shopify/polaris';
import { Fragment } from 'react';
import { useFormatter, useTranslate } from '~/components/language';
import { listingsPath } from '~/components/listing-links';
import { SaidMissed } from '~/components/SaidMissed';
import { When } from '~/components/When';
import type { RuleId } from '~/core/audit/rule';
import type { HomeView } from '~/services/home/views';

const UNDESCRIBED: RuleId = 'undescribed-photo';

const FIGURES = ['listings', 'variants', 'photos', 'photosWithoutAlt'] as const;

/** What was read, and when. */
export function CatalogueLine(
  props: Pick<HomeView, 'counts' | 'lastSyncedAt' | 'lastMissed' | 'timeZone'>,
) {
  const { counts, lastSyncedAt, lastMissed, timeZone } = props;
  const t = useTranslate();
  const format = useFormatter();
  return (
    <Text as="p" tone="subdued" variant="bodySm">
      {FIGURES.map((figure, index) => (
        <Fragment key={figure}>
          {index > 0 && ' · '}
          {figure === 'photosWithoutAlt' && counts[figure] > 0 ? (
            <Link url={listingsPath({ rule: UNDESCRIBED })}>{t(`home.catalogue.${figure}`)}</Link>
          ) : (
            t(`home.catalogue.${figure}`)
          )}{' '}
          <span data-figure={figure}>{format.count(counts[figure])}</span>
        </Fragment>
      ))}
      {lastSyncedAt !== null && (
        <>
          {' · '}
          {t('sync.lastDone')} <When instant={lastSyncedAt} withTime />
          {lastMissed !== null && (
            <>
              {' · '}
              <SaidMissed missed={lastMissed} />
            </>
          )}{' '}
          <Link url="/app/syncs">{t('syncs.see')}</Link>
          {' · '}
          <span suppressHydrationWarning>
            {t('home.timeZone', { timeZone: format.timeZone(timeZone) })}
          </span>
        </>
      )}
    </Text>
  );
}
