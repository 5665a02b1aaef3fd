import { useFetcher } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import type { Message } from '~/core/audit/outcome';
import type { Answer, Gone } from '~/services/answer';
import { sayWhyNot, type StrangeForm } from './answers';
import { showToast } from './app-bridge';
import type { FindingName } from './ignore-form';
import { useTranslate } from './language';

export interface IgnoreDraft {
  reason: string;
  until: 'textChanges' | 'date' | 'forGood';
  /** `YYYY-MM-DD`, or nothing yet. */
  day: string;
}

export interface IgnoringState {
  ignore: (finding: FindingName, draft: IgnoreDraft) => void;
  stop: (finding: FindingName) => void;
  busy: boolean;
  error: Message | null;
}

/** Sets findings aside and takes them back, with a way back right after. */
export function useIgnoring(): IgnoringState {
  const t = useTranslate();
  const fetcher = useFetcher<Answer<undefined, Gone | StrangeForm>>({ key: 'ignore' });
  const last = useRef<FindingName | null>(null);

  function stop({ rule, key }: FindingName) {
    last.current = null;
    fetcher.submit({ intent: 'stopIgnoring', rule, key }, { method: 'post' });
  }

  function ignore({ rule, key }: FindingName, draft: IgnoreDraft) {
    last.current = { rule, key };
    fetcher.submit({ intent: 'ignore', rule, key, ...draft }, { method: 'post' });
  }

  const answer = fetcher.data;
  useEffect(() => {
    if (!answer?.done) return;
    const ignored = last.current;
    if (ignored === null) {
      showToast(t('listing.ignored.opened'));
      return;
    }
    showToast(t('listing.ignored.done'), {
      label: t('action.undo'),
      onAction: () => {
        stop(ignored);
      },
    });
    // Only an answer calls for a word; `stop` is made anew on every render.
  }, [answer]);

  return {
    ignore,
    stop,
    busy: fetcher.state !== 'idle',
    // Resolved meanwhile; the page shows so once it has loaded again.
    error: sayWhyNot(answer, 'listing.ignore.gone'),
  };
}
