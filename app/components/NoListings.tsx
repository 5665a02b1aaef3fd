import { NEW_PRODUCT } from '~/core/store/admin-address';
import type { FirstSync } from '~/services/sync/views';
import { Empty } from './Empty';
import { useTranslate } from './language';

/** In place of a list: nothing that is asked for, or (`firstSync`) nothing at all. */
export function NothingListed(props: { firstSync: FirstSync | null; onClear: () => void }) {
  const { firstSync, onClear } = props;
  const t = useTranslate();
  if (firstSync !== null) return <NoListings firstSync={firstSync} />;
  return (
    <Empty
      image="nothingFound"
      heading={t('listings.noMatch.title')}
      action={{ content: t('listings.clear'), onAction: onClear }}
    >
      <p>{t('listings.noMatch.text')}</p>
    </Empty>
  );
}

/** In place of listings where the store has none at all, by how far its first sync is. */
export function NoListings({ firstSync }: { firstSync: FirstSync }) {
  const t = useTranslate();
  const about = {
    notBegun: {
      heading: t('listings.notRead.title'),
      text: t('listings.notRead.text'),
      action: { content: t('season.notRead.action'), url: '/app' },
    },
    underWay: {
      heading: t('listings.notRead.title'),
      text: t('listings.notRead.text'),
      action: { content: t('listings.notRead.action'), url: '/app' },
    },
    failed: {
      heading: t('listings.firstSyncFailed.title'),
      text: t('listings.firstSyncFailed.text'),
      action: { content: t('listings.firstSyncFailed.action'), url: '/app' },
    },
    ended: {
      heading: t('home.noProducts.title'),
      text: t('home.noProducts.text'),
      action: { content: t('home.noProducts.action'), url: NEW_PRODUCT },
    },
  }[firstSync];
  return (
    <Empty image="firstSync" heading={about.heading} action={about.action}>
      <p>{about.text}</p>
    </Empty>
  );
}
