import { z } from 'zod';
import { strangeFormOf, type ReadForm, type StrangeForm } from '~/components/answers';
import { SEASON_NAMES, type SeasonName } from '~/core/calendar/season-mark';
import type { Answer, Gone } from '~/services/answer';
import { isGlobalId } from '~/core/store/global-id';

export interface SeasonChoice {
  season: SeasonName;
  listingIds: string[];
  isChosen: boolean;
}

/** What the action of this page answers: the choice, of the listings that changed. */
export type ChoiceAnswer = Answer<SeasonChoice, Gone | StrangeForm>;

/** More than a page shows. */
const MOST_LISTINGS = 250;

const form = z.object({
  season: z.enum(SEASON_NAMES),
  isChosen: z.enum(['true', 'false']),
  listingIds: z
    .array(z.string().refine((id) => isGlobalId(id, 'Product')))
    .min(1)
    .max(MOST_LISTINGS),
});

export function parseChoiceForm(data: FormData): ReadForm<SeasonChoice> {
  const parsed = form.safeParse({
    season: data.get('season'),
    isChosen: data.get('isChosen'),
    listingIds: data.getAll('listingIds'),
  });
  if (!parsed.success) return strangeFormOf(parsed.error);
  const { season, listingIds, isChosen } = parsed.data;
  return { done: true, value: { season, listingIds, isChosen: isChosen === 'true' } };
}

/** The opposite of `parseChoiceForm`. */
export function choiceForm({ season, listingIds, isChosen }: SeasonChoice): FormData {
  const data = new FormData();
  data.set('season', season);
  data.set('isChosen', String(isChosen));
  for (const id of listingIds) data.append('listingIds', id);
  return data;
}
