import { useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { errorsIn, type StrangeForm } from '~/components/answers';
import { showToast } from '~/components/app-bridge';
import { useTranslate } from '~/components/language';
import { useOptionalScope } from '~/components/use-optional-scope';
import type { Answer } from '~/services/answer';
import type { SaveVariantValuesAnswer } from '~/services/changes/save-variant-values';
import type { SavedChanges } from '~/services/changes/views';
import { useCustomsDraft } from './use-customs-draft';

type Refusal = Extract<SaveVariantValuesAnswer, { done: false }>['because'] | StrangeForm;
type Told = Answer<SavedChanges, Refusal>;

/** Saves what was typed, asking for the permission first where the app has none; nothing typed is lost by a refusal. */
export function useSaveCustoms(scopeName: 'write_inventory' | 'write_products') {
  const t = useTranslate();
  const draft = useCustomsDraft();
  const scope = useOptionalScope(scopeName);
  const fetcher = useFetcher<Told>({ key: 'customs' });
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
      showToast(t('customs.saved.toast'));
    } else if (told.because.why === 'variantValuesChanged') {
      draft.sawConflicts(told.because.values);
    }
    // Only an answer calls for this; `draft` is made anew on every render.
  }, [fetcher.data, t]);

  async function save() {
    setIsAsking(true);
    const isAllowed = await scope.request();
    setIsAsking(false);
    if (!isAllowed) return;
    fetcher.submit({ values: JSON.stringify(draft.toSave()) }, { method: 'post' });
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
    errors: errorsIn(answer),
  };
}

export type SavingCustoms = ReturnType<typeof useSaveCustoms>;
