import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigation } from '@remix-run/react';
import { BlockStack, Card, Page, Tabs } from '@shopify/polaris';
import { useChangeAddress } from '~/components/address';
import { useTranslate } from '~/components/language';
import { MissingHistory } from '~/components/MissingHistory';
import { useLiveUpdates } from '~/components/use-live-updates';
import { getContainer } from '~/container.server';
import { PROMOTION_TABS } from '~/core/promotions/tabs';
import { authenticate } from '~/shopify.server';
import { PromotionsTable } from './PromotionsTable';
import { parsePromotionsUrl } from './promotions-url';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const { services } = await getContainer();
  const query = parsePromotionsUrl(new URL(request.url).searchParams);
  const version = await services.store.readVersion(session.shop);
  const [promotions, history] = await Promise.all([
    services.promotions.list(session.shop, query),
    services.orders.showMissing(session.shop),
  ]);
  return { version, promotions, history };
}

export default function Promotions() {
  const { version, promotions, history } = useLoaderData<typeof loader>();
  const t = useTranslate();
  const navigation = useNavigation();
  const show = useChangeAddress();
  const busy = promotions.rows.some(
    ({ phase }) => phase === 'scheduling' || phase === 'cancelling',
  );
  useLiveUpdates({ version, busy: busy || (history?.reading ?? null) !== null });

  return (
    <Page
      title={t('promotions.title')}
      subtitle={t('promotions.subtitle')}
      primaryAction={
        // Where there is none yet, the same button stands in its place, with what a promotion is.
        promotions.canPlan && !promotions.hasNone
          ? { content: t('promotion.new'), url: '/app/promotions/new' }
          : undefined
      }
    >
      <BlockStack gap="400">
        <Card padding="0">
          <Tabs
            selected={PROMOTION_TABS.indexOf(promotions.tab)}
            tabs={PROMOTION_TABS.map((tab) => ({ id: tab, content: t(`promotions.tab.${tab}`) }))}
            onSelect={(index) => {
              show({ tab: PROMOTION_TABS[index] ?? null, after: null });
            }}
          />
          <PromotionsTable
            promotions={promotions}
            loading={
              navigation.state === 'loading' && navigation.location.pathname === '/app/promotions'
            }
            onPage={show}
          />
        </Card>
        <MissingHistory history={history} />
      </BlockStack>
    </Page>
  );
}
