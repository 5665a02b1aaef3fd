import { z } from 'zod';
import { SEASON_NAMES, type SeasonName } from '~/core/calendar/season-mark';
import type { PackagingMarks } from '~/core/listing/listing';
import { strangeFormOf, type ReadForm, type StrangeForm } from '~/components/answers';
import { IGNORE_FORMS, ignoreCommand, type IgnoreCommand } from '~/components/ignore-form';
import { marksIn, PACKAGING_FORMS, saysOneThing } from '~/components/packaging-form';
import type { Answer, Gone } from '~/services/answer';

/** What the forms of this page ask for. */
export type ListingCommand =
  | { intent: 'check' }
  | { intent: 'markPackaging'; marks: PackagingMarks | null }
  | { intent: 'chooseSeason'; season: SeasonName; isChosen: boolean }
  | IgnoreCommand;

/** What the action of this page answers. */
export type ListingPageAnswer = Answer<undefined, Gone | StrangeForm>;

const form = z
  .discriminatedUnion('intent', [
    z.object({ intent: z.literal('check') }),
    ...PACKAGING_FORMS,
    ...IGNORE_FORMS,
    z.object({
      intent: z.literal('chooseSeason'),
      season: z.enum(SEASON_NAMES),
      isChosen: z.enum(['true', 'false']),
    }),
  ])
  .refine((fields) => fields.intent !== 'markPackaging' || saysOneThing(fields), {
    path: ['noneShown'],
  });

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
    case 'markPackaging':
      return { done: true, value: { intent: 'markPackaging', marks: marksIn(fields) } };
    case 'ignore':
    case 'stopIgnoring':
      return ignoreCommand(fields);
  }
}
