import { useFetcher, useRevalidator } from '@remix-run/react';
import { useRef, useState } from 'react';
import { errorsIn, sayStrangeForm } from '~/components/answers';
import { showToast } from '~/components/app-bridge';
import { useTranslate } from '~/components/language';
import { useAnswer } from '~/components/use-answer';
import type { Message } from '~/core/audit/outcome';
import type { SettingsErrors } from '~/core/audit/settings';
import type { SettingsView } from '~/services/settings/views';
import type { SettingsAnswer } from './settings-answer';
import { mergeDrafts } from './merge-drafts';
import { draftOf, settingsForm, type SettingsDraft } from './settings-form';

export interface DraftFields {
  draft: SettingsDraft;
  change: (change: Partial<SettingsDraft>) => void;
  errors: SettingsErrors;
}

/** The settings being edited: compared with those saved, shown what they would change, then saved. */
export function useSettingsDraft(settings: SettingsView) {
  const t = useTranslate();
  const fetcher = useFetcher<SettingsAnswer>();
  const [draft, setDraft] = useState<Editing | null>(null);
  /** The answer that was dealt with: closed, or outdated by a change. */
  const [dismissed, setDismissed] = useState<SettingsAnswer | null>(null);

  const saved = draftOf(settings);
  // Who saves overwrites nothing that somebody else has saved meanwhile.
  const current = draft ? mergeDrafts(draft.base, draft.typed, saved) : saved;
  const answer = fetcher.data === undefined || fetcher.data === dismissed ? null : fetcher.data;
  const dismiss = () => {
    setDismissed(fetcher.data ?? null);
  };
  const sent = useRef<Editing | null>(null);
  const send = (intent: 'preview' | 'save') => {
    sent.current = draft;
    fetcher.submit(settingsForm(current, { intent, of: settings.revision }), { method: 'post' });
  };

  const { revalidate } = useRevalidator();
  useAnswer(fetcher, (told) => {
    // Remix loads nothing again after what was refused; here the fields are to show what somebody else saved.
    if (!told.done && told.because.why === 'settingsChanged') revalidate();
    if (!told.done || told.intent !== 'save') return;
    setDraft((now) => (now === sent.current ? null : now));
    showToast(t('settings.saved'));
  });

  return {
    draft: current,
    errors: errorsIn(answer),
    whyNot: sayWhyNot(answer),
    isChanged: JSON.stringify(inOrder(current)) !== JSON.stringify(inOrder(saved)),
    isBusy: fetcher.state !== 'idle',
    change: (change: Partial<SettingsDraft>) => {
      setDraft({ base: saved, typed: { ...current, ...change } });
    },
    discard: () => {
      setDraft(null);
      dismiss();
    },
    preview: () => {
      send('preview');
    },
    shownPreview: answer?.done ? (answer.value ?? null) : null,
    closePreview: dismiss,
    save: () => {
      send('save');
    },
  };
}

interface Editing {
  /** What was saved when it was typed. */
  base: SettingsDraft;
  typed: SettingsDraft;
}

/** `null`: it was done, or the fields that are wrong say so themselves. */
function sayWhyNot(answer: SettingsAnswer | null): Message | null {
  if (answer === null || answer.done) return null;
  switch (answer.because.why) {
    case 'invalid':
      return null;
    case 'settingsChanged':
      return { id: 'settings.error.changedMeanwhile', data: {} };
    case 'strangeForm':
      return sayStrangeForm(answer.because);
  }
}

/** A rule switched off and on again leaves nothing changed. */
function inOrder(draft: SettingsDraft): SettingsDraft {
  return {
    ...draft,
    rulesOff: [...draft.rulesOff].sort(),
    audiences: draft.audiences && [...draft.audiences].sort(),
  };
}
