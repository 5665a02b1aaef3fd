import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useLocation, useNavigation, useSearchParams } from '@remix-run/react';
import { Banner, BlockStack, Box, Card, Link, Page, Text } from '@shopify/polaris';
import { useCallback } from 'react';
import { useTranslate } from '~/components/language';
import { packagingBoardPath } from '~/components/listing-links';
import { usePageActions } from '~/components/PageActions';
import { useLiveUpdates } from '~/components/use-live-updates';
import { useRememberList } from '~/components/visited-list';
import { getContainer } from '~/container.server';
import type { BulkKind } from '~/core/changes/change';
import type { ListingsQuery } from '~/services/catalogue/listings-query';
import { authenticate } from '~/shopify.server';
import { ListingsFilters } from './ListingsFilters';
import { ListingsTable } from './ListingsTable';
import { droppedLabels } from './listings-query';
import { LISTINGS_PARAMS, listingsSearchParams } from './listings-params';
import { parseListingsUrl } from './listings-url';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const { query, dropped } = parseListingsUrl(new URL(request.url).searchParams);
  const { services } = await getContainer();
  const version = await services.store.readVersion(session.shop);
  const listings = await services.catalogue.list(session.shop, query);
  return { version, listings, dropped };
}

export default function Listings() {
  const { version, listings, dropped } = useLoaderData<typeof loader>();
  const t = useTranslate();
  const navigation = useNavigation();
  const [, setSearchParams] = useSearchParams();
  useLiveUpdates({ version, busy: listings.firstSync === 'underWay' });
  const { pathname, search } = useLocation();
  useRememberList({ path: pathname + search, ids: listings.rows.map(({ id }) => id) });

  const show = useCallback(
    (change: Partial<ListingsQuery>, options?: { replace: boolean }) => {
      setSearchParams(
        (current) => {
          const next = listingsSearchParams({ ...listings.query, ...change });
          // Shopify's own parameters stay: without them the document could not be loaded again.
          for (const [name, value] of current) {
            if (!LISTINGS_PARAMS.some((param) => param === name)) next.set(name, value);
          }
          return next;
        },
        { preventScrollReset: true, ...options },
      );
    },
    [setSearchParams, listings.query],
  );

  const { bulkKind, board } = listings;
  const loading =
    navigation.state === 'loading' && navigation.location.pathname === '/app/listings';
  return (
    <Page
      title={t('listings.title')}
      subtitle={t('listings.count', { count: listings.total })}
      secondaryActions={usePageActions([{ content: t('worklist.title'), url: '/app/fixes/file' }])}
    >
      <div aria-live="polite">
        <Text as="p" visuallyHidden>
          {t('listings.count', { count: listings.total })}
        </Text>
      </div>
      <BlockStack gap="400">
        {bulkKind && listings.total > 0 && (
          <Box paddingInline={{ xs: '400', sm: '0' }}>
            <Link url={`/app/fixes?${bulkParams(listings.query, bulkKind)}`}>
              {t(`bulk.link.${bulkKind}`, { listings: listings.total })}
            </Link>
          </Box>
        )}
        {board && listings.total > 0 && (
          <Box paddingInline={{ xs: '400', sm: '0' }}>
            <Link url={packagingBoardPath(board)}>{t('board.link')}</Link>
          </Box>
        )}
        {dropped.length > 0 && (
          <Banner tone="info" title={t('listings.dropped.title')}>
            <p>{t('listings.dropped.text', { names: droppedLabels(t, dropped) })}</p>
          </Banner>
        )}
        <Card padding="0">
          <ListingsFilters
            query={listings.query}
            rules={listings.rules}
            loading={loading}
            onChange={show}
          />
          <ListingsTable listings={listings} loading={loading} onChange={show} />
        </Card>
      </BlockStack>
    </Page>
  );
}

/** The same listings, on the page that fixes them together. */
function bulkParams(query: ListingsQuery, kind: BulkKind): string {
  const params = listingsSearchParams(query);
  params.delete('after');
  params.delete('before');
  params.set('kind', kind);
  return params.toString();
}
