import { z } from 'zod';
import { SEASON_NAMES, type SeasonName } from '~/core/calendar/season-mark';
import type { PackagingMarks } from '~/core/listing/listing';
import { strangeFormOf, type ReadForm, type StrangeForm } from '~/components/answers';
import { IGNORE_FORMS, ignoreCommand, type IgnoreCommand } from '~/components/ignore-form';
import type { Answer, Gone } from '~/services/answer';

/** What the forms of this page ask for. */
export type ListingCommand =
  | { intent: 'check' }
  | { intent: 'markPackaging'; marks: PackagingMarks | null }
  | { intent: 'chooseSeason'; season: SeasonName; isChosen: boolean }
  | IgnoreCommand;

/** What the action of this page answers. */
export type ListingPageAnswer = Answer<undefined, Gone | StrangeForm>;

/** Shopify takes no more than 250 media for a product. */
const MAX_MEDIA = 250;

const form = z
  .discriminatedUnion('intent', [
    z.object({ intent: z.literal('check') }),
    z.object({ intent: z.literal('clearPackaging') }),
    ...IGNORE_FORMS,
    z.object({
      intent: z.literal('chooseSeason'),
      season: z.enum(SEASON_NAMES),
      isChosen: z.enum(['true', 'false']),
    }),
    z.object({
      intent: z.literal('markPackaging'),
      noneShown: z.enum(['true', 'false']),
      shownOn: z.array(z.string().min(1).max(200)).max(MAX_MEDIA),
    }),
  ])
  .refine((fields) => fields.intent !== 'markPackaging' || saysOneThing(fields), {
    path: ['noneShown'],
  });

/** Either photos that show the packaging, or that none does. */
function saysOneThing(fields: { noneShown: string; shownOn: string[] }): boolean {
  return (fields.noneShown === 'true') === (fields.shownOn.length === 0);
}

export function parseListingForm(data: FormData): ReadForm<ListingCommand> {
  const parsed = form.safeParse({
    intent: data.get('intent'),
    noneShown: data.get('noneShown'),
    shownOn: data.getAll('shownOn'),
    season: data.get('season'),
    isChosen: data.get('isChosen'),
    rule: data.get('rule'),
    key: data.get('key'),
    reason: data.get('reason'),
    until: data.get('until'),
    day: data.get('day'),
  });
  if (!parsed.success) return strangeFormOf(parsed.error);
  const fields = parsed.data;
  switch (fields.intent) {
    case 'check':
      return { done: true, value: { intent: 'check' } };
    case 'chooseSeason': {
      const { intent, season, isChosen } = fields;
      return { done: true, value: { intent, season, isChosen: isChosen === 'true' } };
    }
    case 'clearPackaging':
      return { done: true, value: { intent: 'markPackaging', marks: null } };
    case 'markPackaging': {
      const marks = { shownOn: fields.shownOn, noneShown: fields.noneShown === 'true' };
      return { done: true, value: { intent: 'markPackaging', marks } };
    }
    case 'ignore':
    case 'stopIgnoring':
      return ignoreCommand(fields);
  }
}

/** The opposite of `parseListingForm`, for marks. */
export function packagingForm(marks: PackagingMarks | null): FormData {
  const data = new FormData();
  if (marks === null || (marks.shownOn.length === 0 && !marks.noneShown)) {
    data.set('intent', 'clearPackaging');
    return data;
  }
  data.set('intent', 'markPackaging');
  data.set('noneShown', String(marks.noneShown));
  for (const mediaId of marks.shownOn) data.append('shownOn', mediaId);
  return data;
}

/** The opposite of `parseListingForm`, for a season. */
export function seasonForm(season: SeasonName, isChosen: boolean): FormData {
  const data = new FormData();
  data.set('intent', 'chooseSeason');
  data.set('season', season);
  data.set('isChosen', String(isChosen));
  return data;
}
