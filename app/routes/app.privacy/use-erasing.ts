import { useFetcher } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { sayStrangeForm } from '~/components/answers';
import { showToast } from '~/components/app-bridge';
import { useTranslate } from '~/components/language';
import type { Message } from '~/core/audit/outcome';
import type { EraseIntent, PrivacyAnswer } from './privacy-form';

/** Asks before anything is deleted, and says what came of it. */
export function useErasing() {
  const t = useTranslate();
  const fetcher = useFetcher<PrivacyAnswer>({ key: 'erase' });
  const [asked, setAsked] = useState<EraseIntent | null>(null);
  const [sent, setSent] = useState<EraseIntent | null>(null);
  const answer = fetcher.data;

  useEffect(() => {
    if (answer === undefined) return;
    setAsked(null);
    if (answer.done && sent === 'eraseOrders') showToast(t('privacy.erase.orders.done'));
    // Only an answer calls for a word.
  }, [answer]);

  return {
    asked,
    isBusy: fetcher.state !== 'idle',
    isAllErased: sent === 'eraseAll' && answer?.done === true && fetcher.state === 'idle',
    whyNot: whyNot(answer),
    ask: setAsked,
    cancel: () => {
      setAsked(null);
    },
    confirm: (intent: EraseIntent) => {
      setSent(intent);
      fetcher.submit({ intent }, { method: 'post' });
    },
  };
}

function whyNot(answer: PrivacyAnswer | undefined): Message | null {
  if (answer === undefined || answer.done) return null;
  return answer.because.why === 'underWay'
    ? { id: 'privacy.erase.underWay', data: {} }
    : sayStrangeForm(answer.because);
}
