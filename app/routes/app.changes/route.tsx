import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigation } from '@remix-run/react';
import { BlockStack, Card, Page, SkeletonBodyText, Text } from '@shopify/polaris';
import { useMemo } from 'react';
import { Empty } from '~/components/Empty';
import { useChangeAddress } from '~/components/address';
import { useLanguage, useTranslate } from '~/components/language';
import { useLiveUpdates } from '~/components/use-live-updates';
import { TitledCard } from '~/components/TitledCard';
import { getContainer } from '~/container.server';
import type { Digest } from '~/core/digest/digest';
import { digestWords } from '~/locales/digest-words';
import { authenticate } from '~/shopify.server';
import { parseChangesUrl } from './changes-url';
import { MilestoneCard, NotJudgedCard, PromotionsCard } from './ComingCards';
import { BrokenCard, FixFirstCard, ResolvedCard } from './FindingsCards';
import { ReadinessCard } from './ReadinessCard';
import { SinceCard } from './SinceCard';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const since = parseChangesUrl(new URL(request.url).searchParams);
  const { services } = await getContainer();
  // Read before the page, as everywhere: a change in between then shows as a newer version.
  const version = await services.store.readVersion(session.shop);
  return { version, since, changes: await services.digest.showChanges(session.shop, since) };
}

export default function Changes() {
  const { version, since, changes } = useLoaderData<typeof loader>();
  useLiveUpdates({ version, busy: false });
  const t = useTranslate();
  const language = useLanguage();
  const navigation = useNavigation();
  const changeAddress = useChangeAddress();
  const { digest, knownSince, timeZone } = changes;
  const words = useMemo(() => digestWords(language, timeZone), [language, timeZone]);
  const isLoading =
    navigation.state === 'loading' && navigation.location.pathname === '/app/changes';

  return (
    <Page
      title={t('changes.title')}
      subtitle={knownSince === null ? undefined : words.headline(digest)}
      backAction={{ content: t('digest.title'), url: '/app/digests' }}
    >
      {knownSince === null ? (
        <Card>
          <Empty
            heading={t('changes.notJudgedYet.title')}
            image="firstSync"
            action={{ content: t('listings.notRead.action'), url: '/app' }}
          >
            <p>{t('changes.notJudgedYet.text')}</p>
          </Empty>
        </Card>
      ) : (
        <BlockStack gap="400">
          <SinceCard
            since={since}
            changes={changes}
            words={words}
            onChange={(value) => {
              changeAddress({ since: value });
            }}
          />
          <div aria-live="polite" aria-busy={isLoading}>
            {isLoading ? <Loading /> : <Cards digest={digest} words={words} />}
          </div>
        </BlockStack>
      )}
    </Page>
  );
}

function Loading() {
  return (
    <Card>
      <SkeletonBodyText lines={6} />
    </Card>
  );
}

function Cards(content: { digest: Digest; words: ReturnType<typeof digestWords> }) {
  const t = useTranslate();
  return (
    <BlockStack gap="400">
      {saysNothing(content.digest) && (
        <TitledCard title={t('changes.nothing.title')} gap="200">
          <Text as="p">{t('changes.nothing.text')}</Text>
        </TitledCard>
      )}
      <ReadinessCard {...content} />
      <ResolvedCard {...content} />
      <BrokenCard {...content} />
      <MilestoneCard {...content} />
      <FixFirstCard {...content} />
      <PromotionsCard {...content} />
      <NotJudgedCard {...content} />
    </BlockStack>
  );
}

/** What is merely to come is no change. */
function saysNothing({ audiences, brokenListings }: Digest): boolean {
  return (
    brokenListings === 0 &&
    audiences.every(({ opened, resolved }) => opened === 0 && resolved === 0)
  );
}
