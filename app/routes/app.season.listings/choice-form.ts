import { z } from 'zod';
import type { Message } from '~/core/audit/outcome';
import { SEASON_NAMES, type SeasonName } from '~/core/calendar/season-mark';
import { isGlobalId } from '~/core/store/global-id';

export interface SeasonChoice {
  season: SeasonName;
  listingIds: string[];
  isChosen: boolean;
}

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

export function parseChoiceForm(
  data: FormData,
): { choice: SeasonChoice; error: null } | { choice: null; error: Message } {
  const parsed = form.safeParse({
    season: data.get('season'),
    isChosen: data.get('isChosen'),
    listingIds: data.getAll('listingIds'),
  });
  if (!parsed.success) {
    const field = String(parsed.error.issues[0]?.path[0] ?? 'season');
    return { choice: null, error: { id: 'form.invalid', data: { field } } };
  }
  const { season, listingIds, isChosen } = parsed.data;
  return { choice: { season, listingIds, isChosen: isChosen === 'true' }, error: null };
}

/** The opposite of `parseChoiceForm`. */
export function choiceForm({ season, listingIds, isChosen }: SeasonChoice): FormData {
  const data = new FormData();
  data.set('season', season);
  data.set('isChosen', String(isChosen));
  for (const id of listingIds) data.append('listingIds', id);
  return data;
}
