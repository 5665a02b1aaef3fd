import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Banner, BlockStack, Page, Text } from '@shopify/polaris';
import { z } from 'zod';
import { useFormatter, useTranslate } from '~/components/language';
import { useLiveUpdates } from '~/components/use-live-updates';
import { When } from '~/components/When';
import { WorkingCard } from '~/components/WorkingCard';
import { TitledCard } from '~/components/TitledCard';
import { getContainer } from '~/container.server';
import type { MeasuredResults, PromotionResultsView } from '~/services/promotions/suggestion-views';
import { authenticate } from '~/shopify.server';
import { ByBuyersCard } from './ByBuyersCard';
import { LessonsCard } from './LessonsCard';
import { ListingResultsCard } from './ListingResultsCard';
import { SalesCard } from './SalesCard';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

const idSchema = z.uuid();

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const id = idSchema.safeParse(params.id);
  if (!id.success) throw new Response(null, { status: 404 });
  const { services } = await getContainer();
  const version = await services.store.readVersion(session.shop);
  const view = await services.suggestions.showResults(session.shop, id.data);
  if (view === null) throw new Response(null, { status: 404 });
  return { version, view };
}

export default function Results() {
  const { version, view } = useLoaderData<typeof loader>();
  const t = useTranslate();
  const format = useFormatter();
  useLiveUpdates({ version, busy: false });
  const { name, phase, planned, measured } = view;
  const title = phase === 'running' ? 'promotionResults.title.running' : 'promotionResults.title';
  return (
    <Page
      backAction={{
        content: t('promotionResults.back'),
        url: `/app/promotions/${view.promotionId}`,
      }}
      title={t(title, { name })}
      subtitle={t('promotionResults.subtitle', {
        first: format.day(planned.first),
        last: format.day(planned.last),
      })}
    >
      {view.isMeasuring ? (
        <WorkingCard
          title={t('promotionResults.measuring.title')}
          text={t('promotionResults.measuring.text')}
        />
      ) : measured === null ? (
        <NothingYet view={view} />
      ) : (
        <Measured view={view} measured={measured} />
      )}
    </Page>
  );
}

function NothingYet({ view: { phase, orders, isUnassigned } }: { view: PromotionResultsView }) {
  const t = useTranslate();
  const why = isUnassigned
    ? 'unassigned'
    : phase === 'running' || phase === 'ended'
      ? 'noOrders'
      : phase === 'scheduled'
        ? 'notBegun'
        : 'notScheduled';
  return (
    <TitledCard title={t('promotionResults.none.title')} gap="200">
      <Text as="p">{t(`promotionResults.none.${why}`)}</Text>
      {orders.notice !== null && <Text as="p">{t(orders.notice)}</Text>}
    </TitledCard>
  );
}

function Measured(props: { view: PromotionResultsView; measured: MeasuredResults }) {
  const { view, measured } = props;
  const t = useTranslate();
  const format = useFormatter();
  const { periods } = measured.results;
  return (
    <BlockStack gap="400">
      {periods.isPartial && (
        <Banner tone="info">
          <p>{t('promotionResults.partial', { last: format.day(periods.during.last) })}</p>
        </Banner>
      )}
      <LessonsCard lessons={measured.lessons} />
      <SalesCard measured={measured} counts={view.counts} />
      <ByBuyersCard measured={measured} />
      <ListingResultsCard measured={measured} />
      {measured.measuredAt !== null && (
        <Text as="p" tone="subdued">
          {t('promotionResults.measuredAt')} <When instant={measured.measuredAt} withTime />
        </Text>
      )}
    </BlockStack>
  );
}
