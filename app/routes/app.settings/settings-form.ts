import { z } from 'zod';
import { strangeFormOf, type ReadForm } from '~/components/answers';
import type { SettingsInput } from '~/core/audit/settings';
import { AUDIENCES, type Audience } from '~/core/listing/audience';
import type { SettingsView, ThresholdView } from '~/services/settings/views';

/** The settings while somebody edits them; thresholds as they are typed. */
export interface SettingsDraft {
  rulesOff: string[];
  /** `<rule>.<setting>` → what the field holds, in the unit that it shows. */
  thresholds: Record<string, string>;
  /** One term a line. */
  glossary: string;
  /** `null`: those of Shopify's markets. */
  audiences: Audience[] | null;
  readsPhotos: boolean;
}

export type SettingsIntent = 'preview' | 'save';

export function draftOf({ groups, glossary, audiences, readsPhotos }: SettingsView): SettingsDraft {
  const rules = groups.flatMap((group) => group.rules);
  return {
    rulesOff: rules.filter(({ isOn }) => !isOn).map(({ rule }) => rule),
    thresholds: Object.fromEntries(
      rules.flatMap(({ thresholds }) =>
        thresholds.map((threshold) => [threshold.field, String(shown(threshold, threshold.value))]),
      ),
    ),
    glossary: glossary.join('\n'),
    audiences,
    readsPhotos,
  };
}

/** Shares are shown as percentages. Rounded, since 0.07 times 100 is not 7 in binary. */
export function shown({ unit }: Pick<ThresholdView, 'unit'>, value: number): number {
  return unit === 'share' ? Number((value * 100).toFixed(4)) : value;
}

/** The opposite of `shown`; what is no number stays as it was typed, to be refused by name. */
function stored({ unit }: Pick<ThresholdView, 'unit'>, text: string): string | number {
  const number = Number(text);
  if (unit !== 'share' || text.trim() === '' || !Number.isFinite(number)) return text;
  return Number((number / 100).toFixed(6));
}

const FIELD = 'threshold.';
const MAX_GLOSSARY_CHARACTERS = 200_000;

const form = z.object({
  intent: z.enum(['preview', 'save']),
  of: z.coerce.number().int().min(0),
  rulesOff: z.array(z.string().max(100)).max(200),
  glossary: z.string().max(MAX_GLOSSARY_CHARACTERS),
  audiencesBy: z.enum(['markets', 'choice']),
  audiences: z.array(z.enum(AUDIENCES)),
  thresholds: z.record(z.string(), z.string().max(40)),
  readsPhotos: z.enum(['true', 'false']),
});

export function parseSettingsForm(
  data: FormData,
  view: SettingsView,
): ReadForm<{ intent: SettingsIntent; input: SettingsInput; of: number }> {
  const parsed = form.safeParse({
    intent: data.get('intent'),
    of: data.get('of'),
    rulesOff: data.getAll('rulesOff'),
    glossary: data.get('glossary'),
    audiencesBy: data.get('audiencesBy'),
    audiences: data.getAll('audiences'),
    readsPhotos: data.get('readsPhotos'),
    thresholds: Object.fromEntries(
      [...data].flatMap(([name, value]) =>
        name.startsWith(FIELD) ? [[name.slice(FIELD.length), value]] : [],
      ),
    ),
  });
  if (!parsed.success) return strangeFormOf(parsed.error);
  const { intent, of, rulesOff, glossary, audiencesBy, audiences, thresholds } = parsed.data;
  const input = {
    rulesOff,
    glossary: glossary.split(/\r?\n/),
    audiences: audiencesBy === 'markets' ? null : audiences,
    thresholds: thresholdsOf(thresholds, view),
    readsPhotos: parsed.data.readsPhotos === 'true',
  };
  return { done: true, value: { intent, input, of } };
}

function thresholdsOf(
  fields: Record<string, string>,
  { groups }: SettingsView,
): SettingsInput['thresholds'] {
  const known = groups.flatMap(({ rules }) => rules.flatMap((rule) => rule.thresholds));
  const thresholds: Record<string, Record<string, string | number>> = {};
  for (const [field, text] of Object.entries(fields)) {
    const dot = field.indexOf('.');
    const ruleId = field.slice(0, dot);
    const name = field.slice(dot + 1);
    const threshold = known.find((each) => each.field === field);
    // One that is not known is passed on, to be refused by name.
    thresholds[ruleId] = {
      ...thresholds[ruleId],
      [name]: threshold ? stored(threshold, text) : text,
    };
  }
  return thresholds;
}

/** The opposite of `parseSettingsForm`. `of`: the revision that the draft changes. */
export function settingsForm(
  draft: SettingsDraft,
  { intent, of }: { intent: SettingsIntent; of: number },
): FormData {
  const data = new FormData();
  data.set('intent', intent);
  data.set('of', String(of));
  data.set('glossary', draft.glossary);
  data.set('readsPhotos', String(draft.readsPhotos));
  data.set('audiencesBy', draft.audiences === null ? 'markets' : 'choice');
  for (const audience of draft.audiences ?? []) data.append('audiences', audience);
  for (const rule of draft.rulesOff) data.append('rulesOff', rule);
  for (const [field, text] of Object.entries(draft.thresholds)) data.set(`${FIELD}${field}`, text);
  return data;
}
