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
import { useLiveUpdates } from '~/components/use-live-updates';
import { getContainer } from '~/container.server';
import { CHANGE_KINDS, CHANGE_STATES } from '~/core/changes/change';
import { readForm } from '~/form.server';
import { authenticate } from '~/shopify.server';
import { parseHistoryUrl, parseUndoForm } from './history-url';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const query = parseHistoryUrl(new URL(request.url).searchParams);
  const { services } = await getContainer();
  const version = await services.store.readVersion(session.shop);
  return { version, query, history: await services.changes.history(session.shop, query) };
}

/** Takes changes back. */
export async function action({ request }: ActionFunctionArgs) {
  const { session, sessionToken } = await authenticate.admin(request);
  const form = parseUndoForm(await readForm(request));
  if (!form.done) return data(form, { status: statusOf(form) });
  const { services } = await getContainer();
  const answer = await services.changes.undo(session.shop, {
    ...form.value,
    by: sessionToken.sub,
  });
  return data(answer, { status: statusOf(answer) });
}

export default function History() {
  const { version, query, history } = useLoaderData<typeof loader>();
  const t = useTranslate();
  const change = useChangeAddress();
  const { changes, cursor } = history;
  useLiveUpdates({ version, busy: changes.some(({ state }) => state === 'writing') });
  const isFiltered = [query.state, query.kind, query.listingId].some((each) => each !== undefined);

  return (
    <Page title={t('history.title')} subtitle={t('history.subtitle')}>
      <BlockStack gap="400">
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
          {query.listingId !== undefined && (
            <Box paddingBlockStart="200">
              <Link
                onClick={() => {
                  change({ listing: null, after: null });
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
