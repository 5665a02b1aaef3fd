import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { BlockStack, Card, Page, Text } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { statusOf } from '~/components/answers';
import { showToast } from '~/components/app-bridge';
import { useTranslate } from '~/components/language';
import { MailFrame } from '~/components/MailFrame';
import { SendAgainModal } from '~/components/SendAgainModal';
import { SendingBadge, SendingTrouble } from '~/components/SendingStatus';
import { useLiveUpdates } from '~/components/use-live-updates';
import { When } from '~/components/When';
import { getContainer } from '~/container.server';
import { authenticate } from '~/shopify.server';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

const uuid = z.uuid();

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const { services } = await getContainer();
  // Read before the page, as everywhere: a change in between then shows as a newer version.
  const version = await services.store.readVersion(session.shop);
  const digest = await services.digest.showDigest(session.shop, idOf(params['id']));
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix shows the error page for a thrown answer
  if (digest === null) throw data(null, { status: 404 });
  const { sending, mail } = digest;
  return { version, sending, mail };
}

/** Sends the digest once more. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const { services } = await getContainer();
  const answer = await services.digest.sendAgain(session.shop, idOf(params['id']));
  return data(answer, { status: statusOf(answer) });
}

/** @throws 404: no digest has such an id. */
function idOf(text: string | undefined): string {
  const id = uuid.safeParse(text);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix shows the error page for a thrown answer
  if (!id.success) throw data(null, { status: 404 });
  return id.data;
}

export default function PastDigest() {
  const { version, sending, mail } = useLoaderData<typeof loader>();
  useLiveUpdates({ version, busy: sending.state === 'sending' });
  const t = useTranslate();
  const fetcher = useFetcher<typeof action>();
  const [isAsking, setIsAsking] = useState(false);
  const isBusy = fetcher.state !== 'idle';

  useEffect(() => {
    const answer = fetcher.data;
    if (!answer) return;
    if (answer.done) showToast(t('digests.action.done.sendAgain'));
    else
      showToast(
        t(answer.because.why === 'gone' ? 'digests.action.gone' : 'digests.action.notDone'),
      );
  }, [fetcher.data, t]);

  return (
    <Page
      title={t('digests.read.title')}
      titleMetadata={<SendingBadge state={sending.state} />}
      backAction={{ content: t('digest.title'), url: '/app/digests' }}
    >
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="200">
            <Text as="p" breakWord>
              {sending.email === ''
                ? t('digests.past.removed')
                : t('digests.read.sentTo', { email: sending.email })}{' '}
              · <When instant={sending.at} withTime />
            </Text>
            <Text as="p" tone="subdued" variant="bodySm" breakWord>
              {t('digests.read.messageId', { messageId: sending.messageId })}
            </Text>
            <SendingTrouble
              sending={sending}
              isBusy={isBusy}
              onSendAgain={() => {
                setIsAsking(true);
              }}
            />
          </BlockStack>
        </Card>
        <MailFrame mail={mail} />
      </BlockStack>
      <SendAgainModal
        sending={isAsking ? sending : null}
        isBusy={isBusy}
        onConfirm={() => {
          setIsAsking(false);
          fetcher.submit(null, { method: 'post' });
        }}
        onClose={() => {
          setIsAsking(false);
        }}
      />
    </Page>
  );
}
