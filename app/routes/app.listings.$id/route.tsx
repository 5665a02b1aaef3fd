import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, type ShouldRevalidateFunctionArgs } from '@remix-run/react';
import { BlockStack, Box, Page, Text } from '@shopify/polaris';
import { ExportIcon, ExternalIcon, RefreshIcon } from '@shopify/polaris-icons';
import { memo } from 'react';
import { statusOf } from '~/components/answers';
import { useTranslate } from '~/components/language';
import { listingPath, listingTitle } from '~/components/listing-links';
import { usePageActions } from '~/components/PageActions';
import { StatusBadge } from '~/components/StatusBadge';
import { useLiveUpdates } from '~/components/use-live-updates';
import { placeInList } from '~/components/visited-list';
import { When } from '~/components/When';
import { getContainer } from '~/container.server';
import { listingIdOf, readForm } from '~/form.server';
import type { LensView, ListingView } from '~/services/catalogue/views';
import type { ChangeView } from '~/services/changes/views';
import type { PricesView } from '~/services/prices/views';
import { authenticate } from '~/shopify.server';
import { ChangesCard } from './ChangesCard';
import { FindingsCard } from './FindingsCard';
import { LensCard } from './LensCard';
import { carryOut } from './listing-actions';
import { parseListingForm } from './listing-form';
import { NotRead } from './NotRead';
import { OtherResultsCard } from './OtherResultsCard';
import { PhotosCard } from './PhotosCard';
import { PricesCard } from './PricesCard';
import { ReadinessCard } from './ReadinessCard';
import { SeasonsCard } from './SeasonsCard';
import { useCheckAgain } from './use-check-again';
import { useEvidenceDownload } from './use-evidence-download';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const listingId = listingIdOf(params.id);
  const { services } = await getContainer();
  const search = new URL(request.url).searchParams;
  const version = await services.store.readVersion(session.shop);
  const [listing, prices, lens, { changes }] = await Promise.all([
    services.catalogue.show(session.shop, listingId),
    services.prices.show(session.shop, listingId, search.get('variant')),
    services.catalogue.showLens(session.shop, listingId),
    services.changes.history(session.shop, { listingId, limit: 3 }),
  ]);
  if (listing === null || prices === null) {
    const nothing = { changes: [], lens: null, prices: null, listing: null };
    return data({ version, ...nothing }, { status: 404 });
  }
  return data({ version, changes, lens, prices, listing });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { session, sessionToken } = await authenticate.admin(request);
  const listingId = listingIdOf(params.id);
  const form = parseListingForm(await readForm(request));
  const { services } = await getContainer();
  const asked = { store: session.shop, listingId, by: sessionToken.sub };
  const answer = form.done ? await carryOut(services, asked, form.value) : form;
  return data(answer, { status: statusOf(answer) });
}

/** What the buyers of each place meet is there: nothing is asked for where others are chosen. */
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs): boolean {
  const { currentUrl, nextUrl, defaultShouldRevalidate } = args;
  const buyers = (url: URL) => url.searchParams.get('as');
  if (buyers(currentUrl) === buyers(nextUrl)) return defaultShouldRevalidate;
  return defaultShouldRevalidate && withoutBuyers(currentUrl) !== withoutBuyers(nextUrl);
}

function withoutBuyers({ pathname, searchParams }: URL): string {
  const others = new URLSearchParams(searchParams);
  others.delete('as');
  return `${pathname}?${others.toString()}`;
}

export default function ListingRoute() {
  const { version, changes, lens, prices, listing } = useLoaderData<typeof loader>();
  const check = useCheckAgain(listing?.readAt ?? null);
  useLiveUpdates({ version, busy: listing === null || check.waiting });

  if (listing === null) return <NotRead onCheck={check.start} checking={check.waiting} />;
  // What is open, typed or looked at is of one listing.
  return (
    <ListingDetails
      key={listing.id}
      listing={listing}
      lens={lens}
      prices={prices}
      changes={changes}
      onCheck={check.start}
      isChecking={check.waiting}
    />
  );
}

/** Not drawn anew where only the address changes, as it does with the buyers of the lens. */
const ListingDetails = memo(function ListingDetails(props: {
  listing: ListingView;
  lens: LensView | null;
  prices: PricesView;
  changes: ChangeView[];
  onCheck: () => void;
  isChecking: boolean;
}) {
  const { listing, lens, prices, changes, onCheck, isChecking } = props;
  const t = useTranslate();
  const evidence = useEvidenceDownload(listing.id);
  const place = placeInList(listing.id);

  return (
    <Page
      title={listingTitle(t, listing.title)}
      titleMetadata={<StatusBadge status={listing.status} />}
      backAction={{ content: t('listings.title'), url: place.back }}
      pagination={
        place.previous === null && place.next === null
          ? undefined
          : {
              hasPrevious: place.previous !== null,
              hasNext: place.next !== null,
              previousURL: place.previous ?? '',
              nextURL: place.next ?? '',
              accessibilityLabels: {
                previous: t('listing.previousInList'),
                next: t('listing.nextInList'),
              },
            }
      }
      primaryAction={{
        content: t('listing.check'),
        icon: RefreshIcon,
        onAction: onCheck,
        loading: isChecking,
      }}
      secondaryActions={usePageActions([
        {
          content: t('listing.evidence.download'),
          icon: ExportIcon,
          onAction: evidence.download,
          loading: evidence.loading,
        },
        {
          content: t('listing.openInAdmin'),
          icon: ExternalIcon,
          url: listing.adminUrl,
          target: '_top',
        },
      ])}
    >
      <BlockStack gap="400">
        <Box paddingInline={{ xs: '400', sm: '0' }}>
          <Text as="p" tone="subdued">
            {t('listing.readAt')} <When instant={listing.readAt} withTime />
          </Text>
          {listing.isReadHourly && (
            <Text as="p" tone="subdued">
              {t('listing.readHourly')}
            </Text>
          )}
        </Box>
        <ReadinessCard
          readiness={listing.readiness}
          findings={listing.findings}
          results={listing.results}
        />
        {lens && (
          <LensCard {...lens} fixedOn={listing.fixedOn} listingUrl={listingPath(listing.id)} />
        )}
        <FindingsCard
          findings={listing.findings}
          fixedOn={listing.fixedOn}
          fixedTogether={listing.fixedTogether}
          listingUrl={listingPath(listing.id)}
        />
        <ChangesCard listingId={listing.id} changes={changes} />
        <PricesCard prices={prices} />
        <PhotosCard
          listing={listing}
          media={listing.media}
          photoWords={listing.photoWords}
          packaging={listing.packaging}
          packagingPhotos={listing.packagingPhotos}
        />
        <SeasonsCard seasons={listing.seasons} />
        <OtherResultsCard results={listing.results} />
      </BlockStack>
    </Page>
  );
});
