import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Banner, BlockStack, Card, Page } from '@shopify/polaris';
import { statusOf } from '~/components/answers';
import { NoListings } from '~/components/NoListings';
import { useTranslate } from '~/components/language';
import { usePageActions } from '~/components/PageActions';
import { SyncCard } from '~/components/SyncCard';
import { useLiveUpdates } from '~/components/use-live-updates';
import { useStartSync } from '~/components/use-start-sync';
import { getContainer, type Services } from '~/container.server';
import { readForm } from '~/form.server';
import type { HomeView } from '~/services/home/views';
import { authenticate } from '~/shopify.server';
import { CatalogueLine } from './CatalogueLine';
import { DeniedBanner } from './DeniedBanner';
import { parseHomeForm, type HomeCommand } from './home-form';
import { GuideCard } from './GuideCard';
import { FirstSyncCard } from './FirstSyncCard';
import { NextCard } from './NextCard';
import { NotJudgedCard } from './NotJudgedCard';
import { ReadinessCard } from './ReadinessCard';
import { SeasonCard } from './SeasonCard';
import { SinceVisitCard } from './SinceVisitCard';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

/** More than a card shows, since promotions may come before. */
const FIX_FIRST = 5;

export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const { services } = await getContainer();
  // Read before the page: a change in between then shows as a newer version, never goes unseen.
  const version = await services.store.readVersion(session.shop);
  const view = await services.home.show(session.shop, { fixFirst: FIX_FIRST, isVisit: true });
  return { version, home: onOneScreen(view) };
}

/** Without what the page of everything to fix shows, which can be long: what is undefined is not sent. */
function onOneScreen(view: HomeView) {
  return {
    ...view,
    baseline: undefined,
    causes: undefined,
    worstListings: undefined,
    storeFrench: undefined,
    storeResults: undefined,
    orders: undefined,
  };
}

/** Reads the catalogue again, or removes the guide. */
export async function action({ request }: ActionFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const form = parseHomeForm(await readForm(request));
  const { services } = await getContainer();
  const answer = form.done ? await carryOut(services, session.shop, form.value) : form;
  return data(answer, { status: statusOf(answer) });
}

function carryOut(
  { sync, home }: Pick<Services, 'sync' | 'home'>,
  store: string,
  { intent }: HomeCommand,
) {
  return intent === 'sync' ? sync.start(store) : home.removeGuide(store);
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
      // Shopify tells of changes by itself: to sync is no more than one of the things that can be done here.
      secondaryActions={usePageActions([
        ...(isJudged ? [{ content: t('changes.title'), url: '/app/changes' }] : []),
        { content: t('replies.title'), url: '/app/replies' },
        ...(home.sync === null
          ? []
          : [
              {
                content: t('sync.again'),
                onAction: startSync,
                disabled: running,
                loading: starting,
              },
            ]),
      ])}
    >
      <BlockStack gap="300">
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
        {hasListings && isJudged ? (
          <>
            <ReadinessCard {...home} />
            <div className="home-cards">
              <NextCard home={home} />
              <SeasonCard overdue={home.overdue} next={home.nextMilestone} />
              <SinceVisitCard sinceVisit={home.sinceVisit} timeZone={home.timeZone} />
              <NotJudgedCard rules={home.unknown} />
            </div>
          </>
        ) : (
          hasListings && (
            <Card>
              <CatalogueLine {...home} />
            </Card>
          )
        )}
      </BlockStack>
    </Page>
  );
}
