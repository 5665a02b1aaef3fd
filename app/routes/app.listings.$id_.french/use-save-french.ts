import type { StrangeForm } from '~/components/answers';
import { useSaving } from '~/components/use-saving';
import type { SaveFrenchAnswer } from '~/services/changes/save-french';
import type { FrenchView, TextToSave } from '~/services/changes/views';
import { useFrenchDraft } from './use-french-draft';

type Refusal = Extract<SaveFrenchAnswer, { done: false }>['because'] | StrangeForm;

export function useSaveFrench({ locale, market }: Pick<FrenchView, 'locale' | 'market'>) {
  const draft = useFrenchDraft({ locale, market });
  const { errors, ...saving } = useSaving<Refusal, TextToSave[]>({
    scope: 'write_translations',
    key: 'french',
    discard: draft.discard,
    toSend: draft.textsToSave,
    toForm: (texts) => ({
      locale,
      ...(market && { marketId: market.id }),
      texts: JSON.stringify(texts),
    }),
    onSaved: draft.saved,
    saved: 'french.saved.toast',
    onRefused: (because) => {
      if (because.why === 'changedMeanwhile') draft.sawConflicts(because.fields);
    },
  });
  /** `activeHtml`: by field, what of the text does something instead of saying it. */
  return { draft, ...saving, activeHtml: errors };
}

export type SavingFrench = ReturnType<typeof useSaveFrench>;
