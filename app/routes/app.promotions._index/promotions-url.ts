import { z } from 'zod';
import { PROMOTION_TABS, type PromotionTab } from '~/core/promotions/tabs';

const tab = z.enum(PROMOTION_TABS);
const cursor = z.string().min(1).max(1_000);

/** What cannot be read is as if it were not there. */
export function parsePromotionsUrl(params: URLSearchParams): {
  tab: PromotionTab;
  after: string | null;
} {
  return {
    tab: tab.safeParse(params.get('tab')).data ?? 'all',
    after: cursor.safeParse(params.get('after')).data ?? null,
  };
}
