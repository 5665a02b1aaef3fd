import { useState } from 'react';
import type { VariantKind } from '~/core/changes/change';
import type { TypedVariantValue } from '~/core/changes/variant-values';
import type { VariantValuesView, VariantValueToSave } from '~/services/changes/views';

interface Typed extends TypedVariantValue {
  value: string;
  /** As the page showed it when it was typed. */
  shown: string | null;
}

const nameOf = ({ variantId, kind }: Pick<TypedVariantValue, 'variantId' | 'kind'>) =>
  `${variantId} ${kind}`;

/** What was typed and is not saved, variant by variant. */
export function useCustomsDraft() {
  const [draft, setDraft] = useState<ReadonlyMap<string, Typed>>(new Map());

  return {
    isChanged: draft.size > 0,
    valueOf: ({ id, values }: VariantValuesView, kind: VariantKind) =>
      draft.get(nameOf({ variantId: id, kind }))?.value ?? values[kind] ?? '',
    /** Of one variant, or of several at once. */
    type: (variants: readonly VariantValuesView[], kind: VariantKind, value: string) => {
      setDraft((before) => {
        const next = new Map(before);
        for (const { id: variantId, values } of variants) {
          const name = nameOf({ variantId, kind });
          const shown = before.has(name)
            ? (before.get(name)?.shown ?? null)
            : (values[kind] ?? null);
          if (value === (shown ?? '')) next.delete(name);
          else next.set(name, { variantId, kind, value, shown });
        }
        return next;
      });
    },
    discard: () => {
      setDraft(new Map());
    },
    saved: (values: readonly VariantValueToSave[]) => {
      setDraft((before) => {
        const next = new Map(before);
        for (const sent of values) {
          const typed = next.get(nameOf(sent));
          if (typed?.value === sent.value) next.delete(nameOf(sent));
          else if (typed) next.set(nameOf(sent), { ...typed, shown: sent.value });
        }
        return next;
      });
    },
    /** The merchant was shown what was changed meanwhile: saving again is meant. */
    sawConflicts: (conflicts: readonly TypedVariantValue[]) => {
      setDraft((before) => {
        const next = new Map(before);
        for (const { value, ...name } of conflicts) {
          const typed = next.get(nameOf(name));
          if (typed) next.set(nameOf(name), { ...typed, shown: value });
        }
        return next;
      });
    },
    toSave: (): VariantValueToSave[] => [...draft.values()],
    typed: (): TypedVariantValue[] =>
      [...draft.values()].map(({ variantId, kind, value }) => ({ variantId, kind, value })),
  };
}

export type CustomsDraft = ReturnType<typeof useCustomsDraft>;
