import { useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { errorsIn, sayWhyNot } from '~/components/answers';
import { showToast } from '~/components/app-bridge';
import { useTranslate } from '~/components/language';
import { useAnswer } from '~/components/use-answer';
import type { Message } from '~/core/audit/outcome';
import type { ReplyLanguage, ReplyText } from '~/core/replies/reply';
import type { ReplyVariant, VariantErrors } from '~/core/replies/variant';
import type { RepliesView, VariantView } from '~/services/replies/views';
import type { RepliesAnswer } from './replies-form';

/** A wording while somebody edits it; `id: null`: a new one. */
export interface WordingDraft extends ReplyText {
  id: string | null;
  name: string;
}

export interface OwnWordings {
  /** Those of the language. */
  variants: VariantView[];
  /** `null`: the app's own letter. */
  chosen: VariantView | null;
  choose: (id: string) => void;
  text: ReplyText;
  draft: WordingDraft | null;
  isChanged: boolean;
  errors: VariantErrors;
  whyNot: Message | null;
  isBusy: boolean;
  edit: () => void;
  make: () => void;
  change: (change: Partial<WordingDraft>) => void;
  save: () => void;
  discard: () => void;
  remove: () => void;
}

/** The merchant's own wordings of a letter: chosen, made, edited, and removed with a way back. */
export function useOwnWording(view: RepliesView, language: ReplyLanguage): OwnWordings {
  const t = useTranslate();
  const saving = useFetcher<RepliesAnswer>({ key: 'save-wording' });
  const removing = useFetcher<RepliesAnswer>({ key: 'remove-wording' });
  const [chosenId, setChosenId] = useState('');
  const [draft, setDraft] = useState<WordingDraft | null>(null);
  const sent = useRef<WordingDraft | null>(null);
  // What an earlier save answered says nothing of what is edited since.
  const [seen, setSeen] = useState<RepliesAnswer | undefined>(undefined);
  const answer = saving.state === 'idle' && saving.data !== seen ? saving.data : undefined;

  const variants = view.variants.filter((each) => each.language === language);
  const chosen = variants.find(({ id }) => id === chosenId) ?? null;
  const text = chosen ?? view.texts[language];
  const before: WordingDraft = { id: draft?.id ?? null, name: '', ...textOf(text) };
  if (draft !== null && draft.id !== null) before.name = chosen?.name ?? '';

  useAnswer(saving, (told) => {
    if (!told.done || !('id' in told.value)) return;
    const { id } = told.value;
    const edited = sent.current;
    sent.current = null;
    // What was typed since is of the wording that was saved; one that came back was not edited.
    if (edited) setDraft((now) => (now === edited ? null : now && { ...now, id }));
    setChosenId(id);
    showToast(t('replies.own.saved'));
  });

  const removal = removing.data;
  useEffect(() => {
    if (removal?.done !== true || 'id' in removal.value) return;
    const removed = removal.value;
    showToast(t('replies.own.removed'), {
      label: t('action.undo'),
      onAction: () => {
        saving.submit(saveForm(null, removed), { method: 'post' });
      },
    });
    // Only an answer calls for a word.
  }, [removal]);

  function open(next: WordingDraft) {
    setSeen(saving.data);
    setDraft(next);
  }

  return {
    variants,
    chosen,
    choose: setChosenId,
    text,
    draft,
    isChanged:
      draft !== null && (['name', 'subject', 'body'] as const).some((f) => draft[f] !== before[f]),
    errors: errorsIn(answer),
    whyNot:
      sayWhyNot(answer, 'replies.own.gone') ?? sayWhyNot(removal, 'replies.own.alreadyRemoved'),
    isBusy: saving.state !== 'idle' || removing.state !== 'idle',
    edit: () => {
      if (chosen) open({ id: chosen.id, name: chosen.name, ...textOf(chosen) });
    },
    make: () => {
      open({ id: null, name: '', ...textOf(text) });
    },
    change: (change) => {
      setDraft((current) => current && { ...current, ...change });
    },
    save: () => {
      if (draft === null) return;
      sent.current = draft;
      const { id, ...texts } = draft;
      saving.submit(saveForm(id, { moment: view.moment, language, ...texts }), { method: 'post' });
    },
    discard: () => {
      setDraft(null);
    },
    remove: () => {
      if (chosen) removing.submit({ intent: 'remove', id: chosen.id }, { method: 'post' });
    },
  };
}

function textOf({ subject, body }: ReplyText): ReplyText {
  return { subject, body };
}

function saveForm(id: string | null, variant: ReplyVariant): Record<string, string> {
  return { intent: 'save', id: id ?? '', ...variant };
}
