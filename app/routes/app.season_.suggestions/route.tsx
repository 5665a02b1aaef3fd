import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigate, useNavigation } from '@remix-run/react';
import { BlockStack, Page } from '@shopify/polaris';
import { useState } from 'react';
import { useFormatter, useTranslate } from '~/components/language';
import { MissingHistory } from '~/components/MissingHistory';
import { useLiveUpdates } from '~/components/use-live-updates';
import { WorkingCard } from '~/components/WorkingCard';
import { getContainer } from '~/container.server';
import type { MissingHistoryView } from '~/services/orders/views';
import type { SuggestionsView } from '~/services/promotions/suggestion-views';
import { authenticate } from '~/shopify.server';
import { ComparedCard } from './ComparedCard';
import { HistoryBanner } from './HistoryBanner';
import { MarkdownsCard } from './MarkdownsCard';
import { SeasonPicker } from './SeasonPicker';
import { SuggestionsCard } from './SuggestionsCard';
import { parseSuggestionsUrl, planPath } from './suggestions-url';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const { services } = await getContainer();
  const version = await services.store.readVersion(session.shop);
  const asked = parseSuggestionsUrl(new URL(request.url).searchParams);
  const [view, history] = await Promise.all([
    services.suggestions.suggest(session.shop, asked),
    services.orders.showMissing(session.shop),
  ]);
  return { version, view, history };
}

export default function Suggestions() {
  const { version, view, history } = useLoaderData<typeof loader>();
  const isReading = (history?.reading ?? null) !== null;
  useLiveUpdates({ version, busy: isReading || view.firstSync === 'underWay' });
  // What was selected belongs to one season and its buyers.
  return <SuggestionsPage key={`${view.season} ${view.audience}`} view={view} history={history} />;
}

function SuggestionsPage(props: { view: SuggestionsView; history: MissingHistoryView | null }) {
  const { view, history } = props;
  const t = useTranslate();
  const format = useFormatter();
  const navigate = useNavigate();
  const navigation = useNavigation();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const { season, audience, start, end } = view;
  // In the order of the page, and without those that a reload took off it.
  const listingIds = view.suggestions
    .map(({ listingId }) => listingId)
    .filter((id) => selected.has(id));

  return (
    <Page
      backAction={{ content: t('season.back'), url: '/app/season' }}
      title={t('suggestions.title')}
      subtitle={t('suggestions.subtitle', {
        season: t(`season.name.${season}`),
        audience: t(`audience.${audience}`),
        start: format.day(start),
        end: format.day(end),
      })}
      primaryAction={{
        content: t('suggestions.plan'),
        disabled: listingIds.length === 0,
        onAction: () => {
          navigate(planPath({ listingIds, season, audience }));
        },
      }}
    >
      <BlockStack gap="400">
        <SeasonPicker view={view} />
        <HistoryBanner orders={view.orders} hasWays={history !== null} />
        <MissingHistory history={history} />
        {view.isComparing ? (
          <WorkingCard
            title={t('suggestions.comparing.title')}
            text={t('suggestions.comparing.text')}
          />
        ) : (
          <>
            <ComparedCard view={view} />
            <SuggestionsCard
              view={view}
              loading={
                navigation.state === 'loading' &&
                navigation.location.pathname.endsWith('/suggestions')
              }
              selected={selected}
              onSelect={setSelected}
            />
            <MarkdownsCard markdowns={view.markdowns} end={end} />
          </>
        )}
      </BlockStack>
    </Page>
  );
}
