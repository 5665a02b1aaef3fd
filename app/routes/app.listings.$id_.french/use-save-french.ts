import { useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { errorsIn, type StrangeForm } from '~/components/answers';
import { showToast } from '~/components/app-bridge';
import { useTranslate } from '~/components/language';
import { useOptionalScope } from '~/components/use-optional-scope';
import type { Answer } from '~/services/answer';
import type { SaveFrenchAnswer } from '~/services/changes/save-french';
import type { FrenchView, SavedChanges } from '~/services/changes/views';
import { useFrenchDraft } from './use-french-draft';

type Refusal = Extract<SaveFrenchAnswer, { done: false }>['because'] | StrangeForm;
type Told = Answer<SavedChanges, Refusal>;

/** Saves what was typed, asking for the permission first where the app has none; nothing typed is lost by a refusal. */
export function useSaveFrench({ locale }: Pick<FrenchView, 'locale'>) {
  const t = useTranslate();
  const draft = useFrenchDraft(locale);
  const scope = useOptionalScope('write_translations');
  const fetcher = useFetcher<Told>({ key: 'french' });
  const [isAsking, setIsAsking] = useState(false);
  const [answer, setAnswer] = useState<Told | undefined>(undefined);
  const seen = useRef(fetcher.data);

  useEffect(() => {
    const told = fetcher.data;
    if (told === undefined || told === seen.current) return;
    seen.current = told;
    setAnswer(told);
    if (told.done) {
      draft.discard();
      showToast(t('french.saved.toast'));
    } else if (told.because.why === 'changedMeanwhile') {
      draft.sawConflicts(told.because.fields);
    }
    // Only an answer calls for this; `draft` is made anew on every render.
  }, [fetcher.data, t]);

  async function save() {
    setIsAsking(true);
    const isAllowed = await scope.request();
    setIsAsking(false);
    if (!isAllowed) return;
    const texts = JSON.stringify(draft.textsToSave());
    fetcher.submit({ locale, texts }, { method: 'post' });
  }

  return {
    draft,
    isGranted: scope.isGranted,
    isDeclined: scope.isDeclined,
    isBusy: isAsking || fetcher.state !== 'idle',
    save: () => void save(),
    discard: () => {
      draft.discard();
      setAnswer(undefined);
    },
    /** What was saved last; `null`: nothing since the page was opened. */
    saved: answer?.done ? answer.value : null,
    because: answer && !answer.done ? answer.because : null,
    /** By field, what of the text does something instead of saying it. */
    activeHtml: errorsIn(answer),
  };
}

export type SavingFrench = ReturnType<typeof useSaveFrench>;
