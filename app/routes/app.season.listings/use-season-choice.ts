import { useFetcher } from '@remix-run/react';
import { useEffect } from 'react';
import { showToast } from '~/components/app-bridge';
import { useTranslate } from '~/components/language';
import type { Message } from '~/core/audit/outcome';
import type { SeasonName } from '~/core/calendar/season-mark';
import { choiceForm, type SeasonChoice } from './choice-form';

interface Answer {
  /** Ids of the listings that changed. */
  changed: string[] | null;
  choice: SeasonChoice | null;
  error: Message | null;
}

/** Marks listings for a season and says what came of it, with a way back. */
export function useSeasonChoice(season: SeasonName) {
  const t = useTranslate();
  const fetcher = useFetcher<Answer>({ key: 'season-choice' });
  const submit = (choice: SeasonChoice) => {
    fetcher.submit(choiceForm(choice), { method: 'post' });
  };

  const answer = fetcher.data;
  useEffect(() => {
    if (!answer?.changed || !answer.choice) return;
    const { changed, choice } = answer;
    const message = t('season.listings.done', {
      isChosen: choice.isChosen,
      count: changed.length,
    });
    showToast(
      message,
      changed.length === 0
        ? undefined
        : {
            label: t('action.undo'),
            onAction: () => {
              submit({ ...choice, listingIds: changed, isChosen: !choice.isChosen });
            },
          },
    );
    // Only an answer calls for a word; `submit` is made anew on every render.
  }, [answer]);

  return {
    choose: (listingIds: string[], isChosen: boolean) => {
      submit({ season, listingIds, isChosen });
    },
    error: answer?.error ?? null,
    busy: fetcher.state !== 'idle',
  };
}
