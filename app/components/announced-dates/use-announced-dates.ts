import { useFetcher } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { errorsIn, sayWhyNot } from '~/components/answers';
import { showToast } from '~/components/app-bridge';
import { useTranslate } from '~/components/language';
import type { AnnouncedDateInput } from '~/core/calendar/announced-dates';
import { AUDIENCES } from '~/core/listing/audience';
import type { AnnouncedDateView } from '~/services/season/views';
import { DATES_ACTION, dateForm, removeForm, type SeasonAnswer } from './date-form';

const SUBMITTED = { method: 'post', action: DATES_ACTION } as const;

/** A date while somebody edits it; `id: null`: a new one. */
export interface DateDraft extends AnnouncedDateInput {
  id: string | null;
}

/** Adding, editing and removing dates: one at a time, removal with a way back. */
export function useAnnouncedDates(today: string) {
  const t = useTranslate();
  const saving = useFetcher<SeasonAnswer>({ key: 'save-date' });
  const removing = useFetcher<SeasonAnswer>({ key: 'remove-date' });
  const [draft, setDraft] = useState<DateDraft | null>(null);
  // What an earlier save answered says nothing of a form that was opened since.
  const [seen, setSeen] = useState<SeasonAnswer | undefined>(undefined);
  const answer = saving.state === 'idle' && saving.data !== seen ? saving.data : undefined;

  function open(next: DateDraft) {
    setSeen(saving.data);
    setDraft(next);
  }

  const saved = saving.data;
  useEffect(() => {
    if (saved?.done !== true) return;
    setDraft(null);
    showToast(t('season.announced.saved'));
  }, [saved, t]);

  const removal = removing.data;
  const removed = removal?.done ? removal.value : undefined;
  useEffect(() => {
    if (removed === undefined) return;
    showToast(t('season.announced.removed'), {
      label: t('action.undo'),
      onAction: () => {
        saving.submit(dateForm(null, removed), SUBMITTED);
      },
    });
    // Only an answer calls for a word.
  }, [removed]);

  return {
    draft,
    errors: errorsIn(answer),
    invalid: sayWhyNot(answer, 'season.announced.gone'),
    removalError: sayWhyNot(removal, 'season.announced.alreadyRemoved'),
    busy: saving.state !== 'idle',
    add: (about: Partial<Pick<DateDraft, 'kind' | 'audiences' | 'start'>> = {}) => {
      open({
        id: null,
        kind: 'other',
        name: '',
        audiences: [...AUDIENCES],
        start: today,
        end: '',
        source: '',
        ...about,
      });
    },
    edit: (date: AnnouncedDateView) => {
      open({ ...date, end: date.end === date.start ? '' : date.end });
    },
    change: (change: Partial<DateDraft>) => {
      setDraft((current) => current && { ...current, ...change });
    },
    save: () => {
      if (draft) saving.submit(dateForm(draft.id, draft), SUBMITTED);
    },
    close: () => {
      setDraft(null);
    },
    remove: (id: string) => {
      removing.submit(removeForm(id), SUBMITTED);
    },
  };
}
