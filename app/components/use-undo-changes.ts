import { useFetcher } from '@remix-run/react';
import { useEffect } from 'react';
import type { Message } from '~/core/audit/outcome';
import type { Answer, Gone } from '~/services/answer';
import type { ChangeView, NothingToUndo, UndoWhat } from '~/services/changes/views';
import { sayStrangeForm, type StrangeForm } from './answers';
import { showToast } from './app-bridge';
import { useTranslate } from './language';

type Told = Answer<ChangeView[], Gone | NothingToUndo | StrangeForm>;

/** Takes changes back, and knows what became of them before the page has loaded again. */
export function useUndoChanges() {
  const t = useTranslate();
  const fetcher = useFetcher<Told>({ key: 'undo changes' });
  const answer = fetcher.data;

  useEffect(() => {
    if (!answer?.done) return;
    const isUndone = answer.value.every(({ state }) => state === 'undone');
    const isUnderWay = answer.value.some(({ state }) => state === 'written');
    if (isUnderWay) showToast(t('history.undo.started'));
    else showToast(t(isUndone ? 'history.undo.done' : 'history.undo.partly'));
  }, [answer, t]);

  return {
    undo: (what: UndoWhat) => {
      fetcher.submit(what, { method: 'post', action: '/app/history' });
    },
    latestOf: (change: ChangeView) =>
      (answer?.done && answer.value.find(({ id }) => id === change.id)) || change,
    isBusy: fetcher.state !== 'idle',
    error: sayWhyNot(answer),
  };
}

function sayWhyNot(answer: Told | undefined): Message | null {
  if (!answer || answer.done) return null;
  const { because } = answer;
  return because.why === 'strangeForm'
    ? sayStrangeForm(because)
    : { id: 'history.undo.nothing', data: {} };
}
