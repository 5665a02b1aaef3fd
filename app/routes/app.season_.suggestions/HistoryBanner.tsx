import { Banner } from '@shopify/polaris';
import { useFormatter, useTranslate } from '~/components/language';
import type { SuggestionsView } from '~/services/promotions/suggestion-views';

/** Why nothing can be compared, and what to do about it. `hasWays`: the page says elsewhere how to get older orders. */
export function HistoryBanner({
  orders,
  hasWays,
}: Pick<SuggestionsView, 'orders'> & { hasWays: boolean }) {
  const t = useTranslate();
  const format = useFormatter();
  const { known, notice, seasonsKnown, canCompare } = orders;
  if (canCompare) return null;
  const title = known === null ? 'noOrders.title' : 'notEnough.title';
  const reason = seasonsKnown === 0 ? 'noSeason' : 'noRest';
  return (
    <Banner
      tone="info"
      title={t(`suggestions.history.${title}`)}
      action={
        hasWays
          ? undefined
          : { content: t('suggestions.history.import'), url: '/app/orders/import' }
      }
    >
      {notice !== null && <p>{t(notice)}</p>}
      <p>
        {known === null
          ? t('suggestions.history.noOrders.text')
          : t(`suggestions.history.notEnough.${reason}`, {
              since: format.day(known.since),
              until: format.day(known.until),
            })}
      </p>
    </Banner>
  );
}
