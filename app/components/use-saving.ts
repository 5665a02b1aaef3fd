import { useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import type { MessageId } from '~/locales/messages';
import type { Answer, Reason } from '~/services/answer';
import type { SavedChanges } from '~/services/changes/views';
import { errorsIn } from './answers';
import { showToast } from './app-bridge';
import { useTranslate } from './language';
import { useOptionalScope } from './use-optional-scope';

interface SavingOptions<Because extends Reason> {
  /** The permission that Shopify asks the merchant for. */
  scope: string;
  /** Of the page's own fetcher. */
  key: string;
  discard: () => void;
  /** What is typed, as the page's action takes it. */
  toForm: () => Record<string, string>;
  /** Said once it is saved. */
  saved: MessageId;
  onRefused: (because: Because) => void;
}

/** Saves what was typed, asking for the permission first where the app has none; nothing typed is lost by a refusal. */
export function useSaving<Because extends Reason>(options: SavingOptions<Because>) {
  type Told = Answer<SavedChanges, Because>;
  const { key, discard, toForm, saved, onRefused } = options;
  const t = useTranslate();
  const scope = useOptionalScope(options.scope);
  const fetcher = useFetcher({ key });
  const told = fetcher.data as Told | undefined;
  const [isAsking, setIsAsking] = useState(false);
  const [answer, setAnswer] = useState<Told | undefined>(undefined);
  const seen = useRef(told);

  useEffect(() => {
    if (told === undefined || told === seen.current) return;
    seen.current = told;
    setAnswer(told);
    if (told.done) {
      discard();
      showToast(t(saved));
    } else {
      onRefused(told.because);
    }
    // Only an answer calls for this; the callbacks are made anew on every render.
  }, [told, t]);

  async function save() {
    setIsAsking(true);
    const isAllowed = await scope.request();
    setIsAsking(false);
    if (isAllowed) fetcher.submit(toForm(), { method: 'post' });
  }

  return {
    isGranted: scope.isGranted,
    isDeclined: scope.isDeclined,
    isBusy: isAsking || fetcher.state !== 'idle',
    save: () => void save(),
    discard: () => {
      discard();
      setAnswer(undefined);
    },
    /** What was saved last; `null`: nothing since the page was opened. */
    saved: answer?.done ? answer.value : null,
    because: answer && !answer.done ? answer.because : null,
    errors: errorsIn(answer),
  };
}
