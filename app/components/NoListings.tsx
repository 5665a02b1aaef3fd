import { EmptyState } from '@shopify/polaris';
import { NEW_PRODUCT } from '~/core/store/admin-address';
import type { FirstSync } from '~/services/sync/views';
import { useTranslate } from './language';

/** In place of listings where the store has none at all, by how far its first sync is. */
export function NoListings({ firstSync }: { firstSync: FirstSync }) {
  const t = useTranslate();
  const about = {
    notBegun: {
      heading: t('listings.neverSynced.title'),
      text: t('listings.neverSynced.text'),
      action: { content: t('season.neverSynced.action'), url: '/app' },
    },
    underWay: {
      heading: t('listings.neverSynced.title'),
      text: t('listings.neverSynced.text'),
      action: { content: t('listings.neverSynced.action'), url: '/app' },
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
    <EmptyState image="/first-sync.svg" heading={about.heading} action={about.action}>
      <p>{about.text}</p>
    </EmptyState>
  );
}
