import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigation } from '@remix-run/react';
import { BlockStack, Box, Card, Page, Select, Text } from '@shopify/polaris';
import { useChangeAddress } from '~/components/address';
import { statusOf } from '~/components/answers';
import { useTranslate } from '~/components/language';
import { useLiveUpdates } from '~/components/use-live-updates';
import { getContainer } from '~/container.server';
import { readForm } from '~/form.server';
import { SEASON_NAMES } from '~/core/calendar/season-mark';
import { authenticate } from '~/shopify.server';
import { parseChoiceForm, type ChoiceAnswer } from './choice-form';
import { parseSeasonListingsUrl } from './season-listings-url';
import { SeasonListingsTable } from './SeasonListingsTable';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const { services } = await getContainer();
  const version = await services.store.readVersion(session.shop);
  const query = parseSeasonListingsUrl(new URL(request.url).searchParams);
  return { version, listings: await services.season.listListings(session.shop, query) };
}

/** Marks listings for a season, or takes the marks back. */
export async function action({ request }: ActionFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const form = parseChoiceForm(await readForm(request));
  if (!form.done) return told(form);
  const { services } = await getContainer();
  const choice = form.value;
  const chosen = await services.season.choose(session.shop, choice);
  return told(
    chosen.done ? { done: true, value: { ...choice, listingIds: chosen.value } } : chosen,
  );
}

function told(answer: ChoiceAnswer) {
  return data(answer, { status: statusOf(answer) });
}

export default function SeasonListings() {
  const { version, listings } = useLoaderData<typeof loader>();
  const t = useTranslate();
  const navigation = useNavigation();
  const show = useChangeAddress();
  useLiveUpdates({ version, busy: listings.firstSync === 'underWay' });

  const isLoading =
    navigation.state === 'loading' && navigation.location.pathname === '/app/season/listings';
  return (
    <Page
      title={t('season.listings.title')}
      subtitle={t('season.listings.count', { count: listings.total })}
      backAction={{ content: t('season.back'), url: '/app/season' }}
    >
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="300">
            <Text as="p">
              {t('season.listings.text', { tag: t(`season.tag.${listings.season}`) })}
            </Text>
            <Box maxWidth="20rem">
              <Select
                label={t('season.listings.season')}
                options={SEASON_NAMES.map((value) => ({
                  value,
                  label: t(`season.name.${value}`),
                }))}
                value={listings.season}
                onChange={(season) => {
                  show({ season, after: null, before: null });
                }}
              />
            </Box>
          </BlockStack>
        </Card>
        <SeasonListingsTable
          key={listings.season}
          listings={listings}
          loading={isLoading}
          onShow={show}
        />
      </BlockStack>
    </Page>
  );
}
