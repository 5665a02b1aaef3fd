import type { MissedChanges } from '~/core/sync/missed-changes';
import { useTranslate } from './language';

/** What a sync found changed without Shopify having told of it, by kind; products always, the others where there are any. */
export function SaidMissed({ missed }: { missed: MissedChanges }) {
  const t = useTranslate();
  const { products, removed, discounts, facts } = missed;
  return [
    t('sync.missed', { count: products }),
    removed > 0 && t('sync.missedRemoved', { count: removed }),
    discounts !== null && discounts > 0 && t('sync.missedDiscounts', { count: discounts }),
    facts > 0 && t('sync.missedFacts', { count: facts }),
  ]
    .filter(Boolean)
    .join(' · ');
}
