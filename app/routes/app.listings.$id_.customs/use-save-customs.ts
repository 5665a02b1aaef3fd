import type { StrangeForm } from '~/components/answers';
import { useSaving } from '~/components/use-saving';
import type { SaveVariantValuesAnswer } from '~/services/changes/save-variant-values';
import type { VariantValueToSave } from '~/services/changes/views';
import { useCustomsDraft } from './use-customs-draft';

type Refusal = Extract<SaveVariantValuesAnswer, { done: false }>['because'] | StrangeForm;

export function useSaveCustoms(scope: 'write_inventory' | 'write_products') {
  const draft = useCustomsDraft();
  const saving = useSaving<Refusal, VariantValueToSave[]>({
    scope,
    key: 'customs',
    discard: draft.discard,
    toSend: draft.toSave,
    toForm: (values) => ({ values: JSON.stringify(values) }),
    onSaved: draft.saved,
    saved: 'customs.saved.toast',
    onRefused: (because) => {
      if (because.why === 'variantValuesChanged') draft.sawConflicts(because.values);
    },
  });
  return { draft, ...saving };
}

export type SavingCustoms = ReturnType<typeof useSaveCustoms>;
