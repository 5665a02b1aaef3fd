import { z } from 'zod';
import { cursorParam } from '~/components/address-params';
import { PROMOTION_TABS, type PromotionTab } from '~/core/promotions/tabs';

const tab = z.enum(PROMOTION_TABS);

/** What cannot be read is as if it were not there. */
export function parsePromotionsUrl(params: URLSearchParams): {
  tab: PromotionTab;
  after: string | null;
} {
  return {
    tab: tab.safeParse(params.get('tab')).data ?? 'all',
    after: cursorParam.safeParse(params.get('after')).data ?? null,
  };
}
