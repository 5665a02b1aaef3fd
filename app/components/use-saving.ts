import { useFetcher, type FetcherWithComponents } from '@remix-run/react';
import { useRef, useState } from 'react';
import type { MessageId } from '~/locales/messages';
import type { Answer, Reason } from '~/services/answer';
import type { SavedChanges } from '~/services/changes/views';
import { errorsIn } from './answers';
import { showToast } from './app-bridge';
import { useTranslate } from './language';
import { useAnswer } from './use-answer';
import { useOptionalScope } from './use-optional-scope';

interface SavingOptions<Because extends Reason, Sent> {
  /** The permission that Shopify asks the merchant for. */
  scope: string;
  /** Of the page's own fetcher. */
  key: string;
  discard: () => void;
  /** What is typed. */
  toSend: () => Sent;
  /** It, as the page's action takes it. */
  toForm: (sent: Sent) => Record<string, string>;
  /** It is the store's now; what was typed since it was sent is not. */
  onSaved: (sent: Sent) => void;
  /** Said once it is saved. */
  saved: MessageId;
  onRefused: (because: Because) => void;
}

/** Saves what was typed, asking for the permission first where the app has none; nothing typed is lost by a refusal. */
export function useSaving<Because extends Reason, Sent>(options: SavingOptions<Because, Sent>) {
  type Told = Answer<SavedChanges, Because>;
  const { key, discard, toSend, toForm, onSaved, saved, onRefused } = options;
  const t = useTranslate();
  const scope = useOptionalScope(options.scope);
  // Told as it was answered: all of it is JSON.
  const fetcher: FetcherWithComponents<Told | undefined> = useFetcher({ key });
  const [isAsking, setIsAsking] = useState(false);
  const [answer, setAnswer] = useState<Told | undefined>(undefined);
  const sent = useRef<Sent | null>(null);

  useAnswer(fetcher, (told) => {
    setAnswer(told);
    if (told.done) {
      if (sent.current !== null) onSaved(sent.current);
      showToast(t(saved));
    } else {
      onRefused(told.because);
    }
  });

  async function save() {
    setIsAsking(true);
    const isAllowed = await scope.request();
    setIsAsking(false);
    if (!isAllowed) return;
    sent.current = toSend();
    fetcher.submit(toForm(sent.current), { method: 'post' });
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
