import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Page, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { usePageActions } from '~/components/PageActions';
import { SyncCard } from '~/components/SyncCard';
import { useLiveUpdates } from '~/components/use-live-updates';
import { useStartSync } from '~/components/use-start-sync';
import { TitledCard } from '~/components/TitledCard';
import { getContainer } from '~/container.server';
import { authenticate } from '~/shopify.server';
import { EndedSync } from './EndedSync';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const { services } = await getContainer();
  // Read before the page, as everywhere: a change in between then shows as a newer version.
  const version = await services.store.readVersion(session.shop);
  return { version, syncs: await services.sync.list(session.shop) };
}

export default function Syncs() {
  const { version, syncs } = useLoaderData<typeof loader>();
  const { running, ended } = syncs;
  const t = useTranslate();
  const { start, isStarting } = useStartSync();
  useLiveUpdates({ version, busy: running !== null || isStarting });
  const again = {
    content: t('sync.again'),
    onAction: start,
    disabled: running !== null,
    loading: isStarting,
  };
  // Where the last one went well, Shopify tells of what changed since: another is one of the things that can be done.
  const isDue = ended[0]?.state !== 'done';
  return (
    <Page
      title={t('syncs.title')}
      backAction={{ content: t('home.title'), url: '/app' }}
      primaryAction={isDue ? again : undefined}
      secondaryActions={usePageActions(isDue ? [] : [again])}
    >
      <BlockStack gap="400">
        {running && <SyncCard sync={running} />}
        <TitledCard title={t('syncs.ended')}>
          {ended.length === 0 ? (
            <Text as="p">{t('syncs.none')}</Text>
          ) : (
            <ul className="findings">
              {ended.map((sync) => (
                <EndedSync key={sync.runId} sync={sync} />
              ))}
            </ul>
          )}
          <Text as="p" tone="subdued">
            {t('syncs.help')}
          </Text>
        </TitledCard>
      </BlockStack>
    </Page>
  );
}
