import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Card, Page } from '@shopify/polaris';
import { Empty } from '~/components/Empty';
import { statusOf } from '~/components/answers';
import { useTranslate } from '~/components/language';
import { useLiveUpdates } from '~/components/use-live-updates';
import { getContainer } from '~/container.server';
import { readForm } from '~/form.server';
import { authenticate } from '~/shopify.server';
import { CausesCard } from './CausesCard';
import { FixFirstCard } from './FixFirstCard';
import { FrenchCard } from './FrenchCard';
import { OrdersCard } from './OrdersCard';
import { StoreCard } from './StoreCard';
import { parseTodoForm } from './todo-form';
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

/** Sets a finding about the store aside, or takes it back. */
export async function action({ request }: ActionFunctionArgs) {
  const { session, sessionToken } = await authenticate.admin(request);
  const form = parseTodoForm(await readForm(request));
  if (!form.done) return data(form, { status: statusOf(form) });
  const { audit } = (await getContainer()).services;
  const command = form.value;
  const finding = { listingId: null, ...command.finding };
  const answer =
    command.intent === 'ignore'
      ? await audit.ignoreFinding(session.shop, finding, { ...command, by: sessionToken.sub })
      : await audit.stopIgnoringFinding(session.shop, finding);
  return data(answer, { status: statusOf(answer) });
}

export default function Todo() {
  const { version, home } = useLoaderData<typeof loader>();
  const t = useTranslate();
  useLiveUpdates({ version, busy: home.sync?.state === 'running' });
  const isJudged =
    home.lastSyncedAt !== null || home.audiences.some(({ readiness }) => readiness.coverage > 0);
  return (
    <Page title={t('todo.title')} backAction={{ content: t('home.title'), url: '/app' }}>
      {isJudged && home.counts.listings > 0 ? (
        <BlockStack gap="400">
          <FixFirstCard
            rules={home.fixFirst}
            worstListings={home.worstListings}
            baseline={home.baseline}
          />
          <CausesCard causes={home.causes} />
          <StoreCard findings={home.storeFindings} />
          <FrenchCard french={home.storeFrench} />
          <UnknownCard rules={home.unknown} />
          <OrdersCard orders={home.orders} />
        </BlockStack>
      ) : (
        <Card>
          <Empty
            heading={t('changes.notJudgedYet.title')}
            image="firstSync"
            action={{ content: t('listings.notRead.action'), url: '/app' }}
          >
            <p>{t('changes.notJudgedYet.text')}</p>
          </Empty>
        </Card>
      )}
    </Page>
  );
}
