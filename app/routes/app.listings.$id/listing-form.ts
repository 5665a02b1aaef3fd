import { z } from 'zod';
import type { Message } from '~/core/audit/outcome';
import { SEASON_NAMES, type SeasonName } from '~/core/calendar/season-mark';
import type { PackagingMarks } from '~/core/listing/listing';
import { IGNORE_FORMS, ignoreCommand, type IgnoreCommand } from '~/components/ignore-form';

/** What the forms of this page ask for. */
export type ListingCommand =
  | { intent: 'check' }
  | { intent: 'markPackaging'; marks: PackagingMarks | null }
  | { intent: 'chooseSeason'; season: SeasonName; isChosen: boolean }
  | IgnoreCommand;

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

export function parseListingForm(
  data: FormData,
): { command: ListingCommand; error: null } | { command: null; error: Message } {
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
  if (!parsed.success) return invalid(String(parsed.error.issues[0]?.path[0] ?? 'intent'));
  const fields = parsed.data;
  switch (fields.intent) {
    case 'check':
      return { command: { intent: 'check' }, error: null };
    case 'chooseSeason': {
      const { intent, season, isChosen } = fields;
      return { command: { intent, season, isChosen: isChosen === 'true' }, error: null };
    }
    case 'clearPackaging':
      return { command: { intent: 'markPackaging', marks: null }, error: null };
    case 'markPackaging':
      return {
        command: {
          intent: 'markPackaging',
          marks: { shownOn: fields.shownOn, noneShown: fields.noneShown === 'true' },
        },
        error: null,
      };
    case 'ignore':
    case 'stopIgnoring': {
      const command = ignoreCommand(fields);
      return command === null ? invalid('day') : { command, error: null };
    }
  }
}

function invalid(field: string): { command: null; error: Message } {
  return { command: null, error: { id: 'form.invalid', data: { field } } };
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
