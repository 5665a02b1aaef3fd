import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Banner, BlockStack, Page } from '@shopify/polaris';
import { useState } from 'react';
import { statusOf } from '~/components/answers';
import { useLanguage, useTranslate } from '~/components/language';
import { usePageActions } from '~/components/PageActions';
import { SendAgainModal } from '~/components/SendAgainModal';
import { useLiveUpdates } from '~/components/use-live-updates';
import { getContainer } from '~/container.server';
import { readForm } from '~/form.server';
import type { DigestsView, RecipientView, SendingView } from '~/services/digest/views';
import type { RecipientInput } from '~/core/digest/recipient';
import { authenticate } from '~/shopify.server';
import { act } from './act';
import { AnswerBanner } from './AnswerBanner';
import type { DigestsAnswer } from './digests-answer';
import { OutboxCard } from './OutboxCard';
import { PastDigestsCard } from './PastDigestsCard';
import { parseDigestsForm, recipientForm } from './recipient-form';
import { RecipientModal } from './RecipientModal';
import { RecipientsCard } from './RecipientsCard';
import { RemoveModal } from './RemoveModal';
import { useDigestActions } from './use-digest-actions';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const { services } = await getContainer();
  // Read before the page: a change in between then shows as a newer version, never goes unseen.
  const version = await services.store.readVersion(session.shop);
  return { version, digests: await services.digest.showDigests(session.shop) };
}

/** Adds, changes, pauses, resumes or removes a recipient; sends a mail. */
export async function action({ request }: ActionFunctionArgs) {
  const { session, sessionToken } = await authenticate.admin(request);
  const { services } = await getContainer();
  const form = parseDigestsForm(await readForm(request));
  const answer: DigestsAnswer = form.done
    ? await act(services.digest, session.shop, form.value, sessionToken.sub)
    : { intent: null, ...form };
  return data(answer, { status: statusOf(answer) });
}

/** What stands open before the page: one window at a time. */
type Open =
  | { kind: 'add' }
  | { kind: 'change' | 'remove'; recipient: RecipientView }
  | { kind: 'sendAgain'; sending: SendingView }
  | null;

export default function Digests() {
  const { version, digests } = useLoaderData<typeof loader>();
  useLiveUpdates({ version, busy: digests.sendings.some(({ state }) => state === 'sending') });
  const t = useTranslate();
  const [open, setOpen] = useState<Open>(null);
  const close = () => {
    setOpen(null);
  };
  const actions = useDigestActions({ hasMailServer: digests.isMailConfigured, onDone: close });
  const add = () => {
    setOpen({ kind: 'add' });
  };

  return (
    <Page
      title={t('digest.title')}
      subtitle={t('digests.subtitle')}
      primaryAction={{ content: t('digests.recipients.add'), onAction: add }}
      secondaryActions={usePageActions([{ content: t('changes.title'), url: '/app/changes' }])}
    >
      <BlockStack gap="400">
        {!digests.isMailConfigured && (
          <Banner tone="info" title={t('digests.noMailServer.title')}>
            <p>{t('digests.noMailServer.text')}</p>
          </Banner>
        )}
        <AnswerBanner answer={actions.answer} />
        <RecipientsCard
          recipients={digests.recipients}
          actions={actions}
          onEdit={(recipient) => {
            setOpen({ kind: 'change', recipient });
          }}
          onRemove={(recipient) => {
            setOpen({ kind: 'remove', recipient });
          }}
        />
        <PastDigestsCard
          sendings={digests.sendings}
          actions={actions}
          onSendAgain={(sending) => {
            setOpen({ kind: 'sendAgain', sending });
          }}
        />
        {!digests.isMailConfigured && <OutboxCard mails={digests.outbox} />}
      </BlockStack>
      <RecipientForm digests={digests} open={open} actions={actions} onClose={close} />
      <RemoveModal
        recipient={open?.kind === 'remove' ? open.recipient : null}
        isBusy={actions.isBusy}
        onConfirm={({ id }) => {
          actions.ask('remove', id);
        }}
        onClose={close}
      />
      <SendAgainModal
        sending={open?.kind === 'sendAgain' ? open.sending : null}
        isBusy={actions.isBusy}
        onConfirm={({ id }) => {
          actions.sendAgain(id);
        }}
        onClose={close}
      />
    </Page>
  );
}

function RecipientForm(props: {
  digests: DigestsView;
  open: Open;
  actions: ReturnType<typeof useDigestActions>;
  onClose: () => void;
}) {
  const { digests, open, actions, onClose } = props;
  const language = useLanguage();
  if (open?.kind !== 'add' && open?.kind !== 'change') return null;
  const recipient = open.kind === 'change' ? open.recipient : null;
  // Monday at eight: before the week's work is shared out.
  const blank: RecipientInput = {
    email: '',
    language,
    weekday: 1,
    hour: 8,
    audiences: digests.audiences,
  };
  return (
    <RecipientModal
      key={recipient?.id ?? 'new'}
      initial={recipient ?? blank}
      isNew={recipient === null}
      timeZone={digests.timeZone}
      answer={actions.answer}
      isBusy={actions.isBusy}
      onSave={(input) => {
        actions.submit(recipientForm(input, recipient?.id ?? null));
      }}
      onClose={onClose}
    />
  );
}
