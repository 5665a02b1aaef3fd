import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Banner, BlockStack, Card, InlineGrid, Page } from '@shopify/polaris';
import { statusOf } from '~/components/answers';
import { NoListings } from '~/components/NoListings';
import { useTranslate } from '~/components/language';
import { SyncCard } from '~/components/SyncCard';
import { useLiveUpdates } from '~/components/use-live-updates';
import { useStartSync } from '~/components/use-start-sync';
import { getContainer, type Services } from '~/container.server';
import { readForm } from '~/form.server';
import { authenticate } from '~/shopify.server';
import { AudienceCard } from './AudienceCard';
import { CatalogueCard } from './CatalogueCard';
import { CausesCard } from './CausesCard';
import { DeniedBanner } from './DeniedBanner';
import { parseHomeForm, type HomeCommand } from './home-form';
import { FixFirstCard } from './FixFirstCard';
import { FrenchCard } from './FrenchCard';
import { GuideCard } from './GuideCard';
import { MilestoneCard } from './MilestoneCard';
import { FirstSyncCard } from './FirstSyncCard';
import { OrdersCard } from './OrdersCard';
import { PromotionsCard } from './PromotionsCard';
import { StoreCard } from './StoreCard';
import { UnknownCard } from './UnknownCard';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

const FIX_FIRST = 5;

export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const { services } = await getContainer();
  // Read before the page: a change in between then shows as a newer version, never goes unseen.
  const version = await services.store.readVersion(session.shop);
  const isNewOnly = new URL(request.url).searchParams.get('since') === 'baseline';
  const home = await services.home.show(session.shop, {
    fixFirst: FIX_FIRST,
    ...(isNewOnly && { since: 'baseline' }),
  });
  return { version, home };
}

/** Reads the catalogue again, or sets a finding about the store aside. */
export async function action({ request }: ActionFunctionArgs) {
  const { session, sessionToken } = await authenticate.admin(request);
  const form = parseHomeForm(await readForm(request));
  const { services } = await getContainer();
  const answer = form.done
    ? await carryOut(services, session.shop, form.value, sessionToken.sub)
    : form;
  return data(answer, { status: statusOf(answer) });
}

function carryOut(
  { sync, audit, home }: Pick<Services, 'sync' | 'audit' | 'home'>,
  store: string,
  command: HomeCommand,
  by: string,
) {
  if (command.intent === 'sync') return sync.start(store);
  if (command.intent === 'removeGuide') return home.removeGuide(store);
  const finding = { listingId: null, ...command.finding };
  return command.intent === 'ignore'
    ? audit.ignoreFinding(store, finding, { ...command, by })
    : audit.stopIgnoringFinding(store, finding);
}

export default function Home() {
  const { version, home } = useLoaderData<typeof loader>();
  const t = useTranslate();
  const { start: startSync, isStarting: starting } = useStartSync();
  const running = home.sync?.state === 'running';
  useLiveUpdates({ version, busy: running || starting });

  const failure = home.sync?.state === 'failed' ? home.sync.failure : null;
  const hasListings = home.counts.listings > 0;
  // While the first sync still reads, there is nothing yet to say of readiness, not even that it is unknown.
  const isJudged =
    home.lastSyncedAt !== null || home.audiences.some(({ readiness }) => readiness.coverage > 0);

  return (
    <Page
      title={t('home.title')}
      primaryAction={
        home.sync === null
          ? undefined
          : {
              content: t('sync.again'),
              onAction: startSync,
              disabled: running,
              loading: starting,
            }
      }
      secondaryActions={
        isJudged ? [{ content: t('changes.title'), url: '/app/changes' }] : undefined
      }
    >
      <BlockStack gap="400">
        {home.sync?.state === 'failed' && (
          <Banner
            tone="critical"
            title={t('sync.failed.title')}
            action={{ content: t('action.tryAgain'), onAction: startSync, loading: starting }}
          >
            <p>{t(failure ?? 'sync.failed.unexpected')}</p>
          </Banner>
        )}
        {home.guide && <GuideCard guide={home.guide} home={home} />}
        <DeniedBanner denied={home.denied} />
        {home.sync === null && <FirstSyncCard onStart={startSync} starting={starting} />}
        {home.sync !== null && running && <SyncCard sync={home.sync} />}
        {home.sync?.state === 'done' && !hasListings && (
          <Card>
            <NoListings firstSync="ended" />
          </Card>
        )}
        {hasListings && isJudged && (
          <>
            <InlineGrid columns={{ xs: 1, md: home.audiences.length > 2 ? 3 : 2 }} gap="400">
              {home.audiences.map((entry) => (
                <AudienceCard key={entry.audience} {...entry} />
              ))}
            </InlineGrid>
            <PromotionsCard promotions={home.promotionsNotReady} />
            <MilestoneCard notice={home.nextMilestone} />
            <FixFirstCard
              rules={home.fixFirst}
              worstListings={home.worstListings}
              baseline={home.baseline}
            />
            <CausesCard causes={home.causes} />
            <StoreCard findings={home.storeFindings} />
            <FrenchCard french={home.storeFrench} />
            <UnknownCard rules={home.unknown} />
          </>
        )}
        {hasListings && isJudged && <OrdersCard orders={home.orders} />}
        {hasListings && (
          <CatalogueCard
            counts={home.counts}
            lastSyncedAt={home.lastSyncedAt}
            lastMissed={home.lastMissed}
          />
        )}
      </BlockStack>
    </Page>
  );
}
