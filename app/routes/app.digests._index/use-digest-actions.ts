import { useFetcher } from '@remix-run/react';
import { useEffect } from 'react';
import { showToast } from '~/components/app-bridge';
import { useTranslate } from '~/components/language';
import type { DigestsAnswer } from './digests-answer';
import type { DigestsForm } from './recipient-form';

export type RecipientIntent = 'pause' | 'resume' | 'remove' | 'ask' | 'test';

/** What the buttons of the page do, and what came of the last one. `onDone` is told of each thing done. */
export function useDigestActions({
  hasMailServer,
  onDone,
}: {
  hasMailServer: boolean;
  onDone: (intent: DigestsForm['intent']) => void;
}) {
  const t = useTranslate();
  const fetcher = useFetcher<DigestsAnswer>();
  const answer = fetcher.state === 'idle' ? (fetcher.data ?? null) : null;
  const asked = fetcher.formData;

  useEffect(() => {
    if (!answer?.done || answer.intent === null) return;
    // Nothing counts as sent that lies in the outbox.
    const isKept = answer.value === 'outbox' || (answer.intent === 'add' && !hasMailServer);
    showToast(t(`digests.action.done.${isKept ? 'outbox' : answer.intent}`));
    onDone(answer.intent);
    // Only an answer calls for a word; `onDone` is made anew on every render.
  }, [answer]);

  return {
    answer,
    isBusy: fetcher.state !== 'idle',
    /** What is under way: the intent and whose it is. */
    isDoing: (intent: DigestsForm['intent'], id: string) =>
      asked?.get('intent') === intent &&
      [asked.get('recipientId'), asked.get('digestId')].includes(id),
    submit: (data: FormData) => {
      fetcher.submit(data, { method: 'post' });
    },
    ask: (intent: RecipientIntent, recipientId: string) => {
      fetcher.submit({ intent, recipientId }, { method: 'post' });
    },
    sendAgain: (digestId: string) => {
      fetcher.submit({ intent: 'sendAgain', digestId }, { method: 'post' });
    },
  };
}

export type DigestActions = ReturnType<typeof useDigestActions>;
