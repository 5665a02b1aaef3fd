import { useFetcher } from '@remix-run/react';
import { useEffect } from 'react';
import { sayWhyNot } from '~/components/answers';
import { showToast } from '~/components/app-bridge';
import { useTranslate } from '~/components/language';
import type { SeasonName } from '~/core/calendar/season-mark';
import { choiceForm, type ChoiceAnswer, type SeasonChoice } from './choice-form';

/** Marks listings for a season and says what came of it, with a way back. */
export function useSeasonChoice(season: SeasonName) {
  const t = useTranslate();
  const fetcher = useFetcher<ChoiceAnswer>({ key: 'season-choice' });
  const submit = (choice: SeasonChoice) => {
    fetcher.submit(choiceForm(choice), { method: 'post' });
  };

  const answer = fetcher.data;
  useEffect(() => {
    if (!answer?.done) return;
    const choice = answer.value;
    const { isChosen, listingIds } = choice;
    showToast(
      t('season.listings.done', { isChosen, count: listingIds.length }),
      listingIds.length === 0
        ? undefined
        : {
            label: t('action.undo'),
            onAction: () => {
              submit({ ...choice, isChosen: !isChosen });
            },
          },
    );
    // Only an answer calls for a word; `submit` is made anew on every render.
  }, [answer]);

  return {
    choose: (listingIds: string[], isChosen: boolean) => {
      submit({ season, listingIds, isChosen });
    },
    error: sayWhyNot(answer, 'listing.gone'),
    busy: fetcher.state !== 'idle',
  };
}
