import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import {
  BlockStack,
  Box,
  Card,
  InlineGrid,
  Link,
  Page,
  Pagination,
  Select,
  Text,
} from '@shopify/polaris';
import { useChangeAddress } from '~/components/address';
import { statusOf } from '~/components/answers';
import { ChangeList } from '~/components/ChangeList';
import { useTranslate } from '~/components/language';
import { usePageActions } from '~/components/PageActions';
import { useLiveUpdates } from '~/components/use-live-updates';
import { getContainer } from '~/container.server';
import { CHANGE_KINDS, CHANGE_STATES } from '~/core/changes/change';
import { readForm } from '~/form.server';
import type { BatchView, ChangeView } from '~/services/changes/views';
import { authenticate } from '~/shopify.server';
import { BatchCard } from './BatchCard';
import { parseBatchForm, parseHistoryUrl, parseUndoForm } from './history-url';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const query = parseHistoryUrl(new URL(request.url).searchParams);
  const { services } = await getContainer();
  const version = await services.store.readVersion(session.shop);
  const [history, batch] = await Promise.all([
    services.changes.history(session.shop, query),
    query.batch === undefined ? null : services.changes.showBatch(session.shop, query.batch),
  ]);
  return { version, query, history, batch };
}

const VERBS = { hold: 'holdBatch', letGo: 'letBatchGo', callOff: 'callOffBatch' } as const;

/** Takes changes back, or pauses what is being written, lets it go on, or ends it. */
export async function action({ request }: ActionFunctionArgs) {
  const { session, sessionToken } = await authenticate.admin(request);
  const fields = await readForm(request);
  const { services } = await getContainer();
  const pause = parseBatchForm(fields);
  if (pause) {
    const { intent, batch } = pause;
    await services.changes[VERBS[intent]](session.shop, batch);
    return data({ done: true as const, value: [] });
  }
  const form = parseUndoForm(fields);
  if (!form.done) return data(form, { status: statusOf(form) });
  const answer = await services.changes.undo(session.shop, {
    ...form.value,
    by: sessionToken.sub,
  });
  return data(answer, { status: statusOf(answer) });
}

export default function History() {
  const { version, query, history, batch } = useLoaderData<typeof loader>();
  const t = useTranslate();
  const change = useChangeAddress();
  const { changes, cursor } = history;
  useLiveUpdates({ version, busy: isUnderWay(changes, batch) });
  const isFiltered = [query.state, query.kind, query.listingId, query.batch].some(
    (each) => each !== undefined,
  );

  return (
    <Page
      title={t('history.title')}
      subtitle={t('history.subtitle')}
      secondaryActions={usePageActions([{ content: t('worklist.title'), url: '/app/fixes/file' }])}
    >
      <BlockStack gap="400">
        {batch && <BatchCard batch={batch} />}
        <Card>
          <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
            <Select
              label={t('history.filter.kind')}
              value={query.kind ?? ''}
              options={[
                { value: '', label: t('history.filter.all') },
                ...CHANGE_KINDS.map((kind) => ({ value: kind, label: t(`history.kind.${kind}`) })),
              ]}
              onChange={(kind) => {
                change({ kind, after: null });
              }}
            />
            <Select
              label={t('history.filter.state')}
              value={query.state ?? ''}
              options={[
                { value: '', label: t('history.filter.all') },
                ...CHANGE_STATES.map((state) => ({
                  value: state,
                  label: t(`history.state.${state}`),
                })),
              ]}
              onChange={(state) => {
                change({ state, after: null });
              }}
            />
          </InlineGrid>
          {(query.listingId !== undefined || query.batch !== undefined) && (
            <Box paddingBlockStart="200">
              <Link
                onClick={() => {
                  change({ listing: null, batch: null, after: null });
                }}
              >
                {t('history.filter.allListings')}
              </Link>
            </Box>
          )}
        </Card>
        <Card>
          {changes.length === 0 ? (
            <Text as="p">{t(isFiltered ? 'history.noneOfThese' : 'history.empty')}</Text>
          ) : (
            <ChangeList changes={changes} withListing />
          )}
        </Card>
        {(cursor !== null || query.after) && (
          <Pagination
            hasPrevious={Boolean(query.after)}
            previousTooltip={t('history.first')}
            onPrevious={() => {
              change({ after: null });
            }}
            hasNext={cursor !== null}
            onNext={() => {
              change({ after: cursor });
            }}
          />
        )}
      </BlockStack>
    </Page>
  );
}

function isUnderWay(changes: ChangeView[], batch: BatchView | null): boolean {
  const { planned = 0, writing = 0 } = batch?.counts ?? {};
  return planned + writing > 0 || changes.some(({ state }) => state === 'writing');
}
