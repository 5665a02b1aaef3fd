import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Box, Card, Page, Text } from '@shopify/polaris';
import { Empty } from '~/components/Empty';
import { statusOf } from '~/components/answers';
import { useFormatter, useTranslate } from '~/components/language';
import { MissingHistory } from '~/components/MissingHistory';
import { usePageActions } from '~/components/PageActions';
import { useDownload } from '~/components/use-download';
import { getContainer } from '~/container.server';
import { readForm } from '~/form.server';
import { authenticate } from '~/shopify.server';
import { PackingCard } from './PackingCard';
import { parsePackingForm, type TickAnswer } from './packing-form';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const { services } = await getContainer();
  const [packing, history] = await Promise.all([
    services.packing.show(session.shop),
    services.orders.showMissing(session.shop),
  ]);
  return { packing, history };
}

/** Ticks a listing off for today, or takes that back. */
export async function action({ request }: ActionFunctionArgs) {
  const { session, sessionToken } = await authenticate.admin(request);
  const form = parsePackingForm(await readForm(request));
  const { services } = await getContainer();
  const answer: TickAnswer = form.done
    ? await services.packing.tick(session.shop, form.value, sessionToken.sub)
    : form;
  return data(answer, { status: statusOf(answer) });
}

export default function BeforeItIsSent() {
  const { packing, history } = useLoaderData<typeof loader>();
  const { rows, today, isCut } = packing;
  const t = useTranslate();
  const format = useFormatter();
  const files = useDownload('/app/packing/export');
  const isDownloading = files.isBusy;
  return (
    <Page
      title={t('packing.title')}
      subtitle={t('packing.subtitle', { day: format.day(today) })}
      backAction={{ content: t('listings.title'), url: '/app/listings' }}
      secondaryActions={usePageActions([
        {
          content: t('packing.print'),
          onAction: () => {
            window.print();
          },
        },
        {
          content: t('packing.csv'),
          loading: isDownloading,
          onAction: () => {
            files.download('packing', 'csv');
          },
        },
      ])}
    >
      <BlockStack gap="400">
        <Box paddingInline={{ xs: '400', sm: '0' }}>
          <Text as="p">{t('packing.text')}</Text>
        </Box>
        {rows.length === 0 ? (
          <Card>
            <Empty image="nothingFound" heading={t('packing.empty.title')}>
              <p>{t('packing.empty.text')}</p>
            </Empty>
          </Card>
        ) : (
          <ul className="packing" aria-label={t('packing.list')}>
            {rows.map((row) => (
              <PackingCard key={row.id} row={row} />
            ))}
          </ul>
        )}
        {isCut && <Text as="p">{t('packing.cut', { count: rows.length })}</Text>}
        <MissingHistory history={history} />
      </BlockStack>
    </Page>
  );
}
