import { useFetcher } from '@remix-run/react';
import { useRef, useState } from 'react';
import { errorsIn, sayStrangeForm } from '~/components/answers';
import { showToast } from '~/components/app-bridge';
import { useTranslate } from '~/components/language';
import { useAnswer } from '~/components/use-answer';
import type { SettingsErrors } from '~/core/audit/settings';
import type { SettingsView } from '~/services/settings/views';
import type { SettingsAnswer } from './settings-answer';
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
  const [draft, setDraft] = useState<SettingsDraft | null>(null);
  /** The answer that was dealt with: closed, or outdated by a change. */
  const [dismissed, setDismissed] = useState<SettingsAnswer | null>(null);

  const saved = draftOf(settings);
  const current = draft ?? saved;
  const answer = fetcher.data === undefined || fetcher.data === dismissed ? null : fetcher.data;
  const dismiss = () => {
    setDismissed(fetcher.data ?? null);
  };
  const sent = useRef<SettingsDraft | null>(null);
  const send = (intent: 'preview' | 'save') => {
    sent.current = draft;
    fetcher.submit(settingsForm(current, intent), { method: 'post' });
  };

  useAnswer(fetcher, (told) => {
    if (!told.done || told.intent !== 'save') return;
    setDraft((now) => (now === sent.current ? null : now));
    showToast(t('settings.saved'));
  });

  return {
    draft: current,
    errors: errorsIn(answer),
    /** The form itself was not one of this page's. */
    strange:
      answer && !answer.done && answer.because.why === 'strangeForm'
        ? sayStrangeForm(answer.because)
        : null,
    isChanged: JSON.stringify(inOrder(current)) !== JSON.stringify(inOrder(saved)),
    isBusy: fetcher.state !== 'idle',
    change: (change: Partial<SettingsDraft>) => {
      setDraft({ ...current, ...change });
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

/** A rule switched off and on again leaves nothing changed. */
function inOrder(draft: SettingsDraft): SettingsDraft {
  return {
    ...draft,
    rulesOff: [...draft.rulesOff].sort(),
    audiences: draft.audiences && [...draft.audiences].sort(),
  };
}
