import { useState } from 'react';
import type { FrenchToJudge } from '~/services/changes/judge-french';
import type { FrenchField } from '~/services/changes/ports';
import type { Conflict, FrenchView, TextToSave } from '~/services/changes/views';

/** One text that was typed, with what the page showed of its field then. */
interface Typed {
  french: string;
  shown: FrenchField;
}

export type FieldName = Pick<FrenchField, 'resourceId' | 'key'>;

export function nameOf({ resourceId, key }: FieldName): string {
  return `${resourceId} ${key}`;
}

/**
 * What was typed and is not saved. A text keeps what the page showed when it was typed, so that what was changed
 * meanwhile is told from what the merchant saw.
 */
export function useFrenchDraft({ locale, market }: Pick<FrenchView, 'locale' | 'market'>) {
  const [draft, setDraft] = useState<ReadonlyMap<string, Typed>>(new Map());

  return {
    isChanged: draft.size > 0,
    frenchOf: (field: FrenchField) => draft.get(nameOf(field))?.french ?? field.french ?? '',
    /** As it was shown when it was typed. */
    shownOf: (field: FrenchField) => draft.get(nameOf(field))?.shown ?? field,
    isTyped: (field: FieldName) => draft.has(nameOf(field)),
    type: (field: FrenchField, french: string) => {
      setDraft((before) => {
        const next = new Map(before);
        const shown = before.get(nameOf(field))?.shown ?? field;
        if (french === (shown.french ?? '')) next.delete(nameOf(field));
        else next.set(nameOf(field), { french, shown });
        return next;
      });
    },
    /** French whose source changed, and that is right as it is. */
    confirm: (field: FrenchField) => {
      setDraft((before) =>
        new Map(before).set(nameOf(field), { french: field.french ?? '', shown: field }),
      );
    },
    discard: () => {
      setDraft(new Map());
    },
    saved: (texts: readonly TextToSave[]) => {
      setDraft((before) => {
        const next = new Map(before);
        for (const text of texts) {
          const typed = next.get(nameOf(text));
          if (typed?.french === text.french) next.delete(nameOf(text));
          else if (typed)
            next.set(nameOf(text), { ...typed, shown: { ...typed.shown, french: text.french } });
        }
        return next;
      });
    },
    /** The merchant was shown what was changed meanwhile: saving again is meant. */
    sawConflicts: (conflicts: Conflict['fields']) => {
      setDraft((before) => {
        const next = new Map(before);
        for (const { field, ...name } of conflicts) {
          const typed = next.get(nameOf(name));
          if (field === null) next.delete(nameOf(name));
          else if (typed) next.set(nameOf(name), { french: typed.french, shown: field });
        }
        return next;
      });
    },
    textsToSave: (): TextToSave[] =>
      [...draft.values()].map(({ french, shown }) => ({
        resourceId: shown.resourceId,
        key: shown.key,
        french,
        shownFrench: shown.french ?? '',
        sourceDigest: shown.sourceDigest,
      })),
    typed: (): FrenchToJudge[] =>
      [...draft.values()].map(({ french, shown }) => ({
        resourceId: shown.resourceId,
        part: shown.part,
        key: shown.key,
        locale,
        ...(market && { marketId: market.id }),
        source: shown.source,
        french,
      })),
  };
}

export type FrenchDraft = ReturnType<typeof useFrenchDraft>;
