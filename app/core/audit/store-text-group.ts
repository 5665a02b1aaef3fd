import type { MessageId } from '../../locales/messages';
import { isFrench } from '../language/locale';
import { NameMask } from '../language/mask-names';
import type { StoreFacts } from '../store/store-facts';
import {
  themeOf,
  type ReadTexts,
  type StoreText,
  type StoreTexts,
  type StoreTextType,
  type TextResource,
} from '../store/store-texts';
import { excerpt } from './judged-french';
import type { Finding, MessageData, Outcome, Severity } from './outcome';
import { failOrPass } from './outcomes';
import {
  faultOfFrench,
  frenchOf,
  isToTranslate,
  TEXT_FAULTS,
  type FaultyText,
  type TextFault,
} from './store-text-faults';

/** Texts that a buyer meets together and a merchant fixes in one place. */
export interface StoreTextGroup {
  types: readonly [StoreTextType, ...StoreTextType[]];
  /** Shopify's keys of the texts that are judged; absent: all. */
  keys?: readonly string[];
  /** What is counted and named: a page with all its texts, or each word of a theme. */
  counts: 'resources' | 'texts';
  severity: Severity;
  /**
   * Whether a text that Shopify gives no French of is shown without it. `mayBeServed`: Shopify or a theme may have
   * French of its own for it, which an app is not told of.
   */
  withoutFrench: 'isMissing' | 'mayBeServed';
  /** Which are named first: those that a buyer sees soonest. Tried on the resource's id and the text's key. */
  namedFirst?: RegExp;
  /** Said of each fault. */
  messages: Record<Exclude<TextFault, 'missing'>, MessageId> & { missing?: MessageId };
}

/** One that is counted, with what is wrong with it. */
interface Judged {
  /** As a merchant knows it. */
  name: string;
  faults: FaultyText[];
  /** Shopify gives no French of it. */
  isWithoutFrench: boolean;
}

const EXAMPLES = 3;
const NAME_CHARACTERS = 60;

/** Keys of the text by which a resource is known, where it has one. */
const NAMING_KEYS = ['title', 'name', 'label'];

/** What holds of a group's texts: one finding for each kind of fault, with how many have it. */
export function judgeStoreTexts(
  group: StoreTextGroup,
  { store, storeTexts }: { store: StoreFacts; storeTexts: StoreTexts },
  glossary: readonly string[],
): Outcome {
  const readings = group.types.map((type) => storeTexts[type]);
  const resources = inOrderOfSight(group, readings.flatMap(resourcesOf));
  const mask = new NameMask([store.name ?? '', ...glossary]);
  const judged = judgedOf(group, resources, store, mask);
  const isWhole = readings.every((reading) => reading?.state !== 'read' || reading.isWhole);
  const findings = TEXT_FAULTS.flatMap((fault) => findingOf(group, fault, judged, isWhole) ?? []);
  if (findings.length > 0) return failOrPass(findings);
  return whyUnknown(group, readings, judged) ?? withoutFault(judged);
}

function resourcesOf(reading: ReadTexts | undefined): TextResource[] {
  return reading?.state === 'read' ? reading.resources : [];
}

/** The same of a theme's texts. Of several themes nobody says which one buyers see, so that none is judged. */
export function judgeThemeTexts(
  ...[group, facts, glossary]: Parameters<typeof judgeStoreTexts>
): Outcome {
  const resources = group.types.flatMap((type) => resourcesOf(facts.storeTexts[type]));
  const themes = new Set(resources.flatMap(({ id }) => themeOf(id) ?? []));
  return themes.size > 1
    ? unknown('reason.severalThemes', { themes: themes.size })
    : judgeStoreTexts(group, facts, glossary);
}

function inOrderOfSight({ namedFirst }: StoreTextGroup, resources: TextResource[]): TextResource[] {
  if (namedFirst === undefined) return resources;
  const isFirst = ({ id, texts }: TextResource): boolean =>
    texts.some(({ key }) => namedFirst.test(`${id} ${key}`));
  return resources
    .map((resource) => ({
      ...resource,
      texts: [...resource.texts].sort(
        (a, b) =>
          Number(namedFirst.test(`${resource.id} ${b.key}`)) -
          Number(namedFirst.test(`${resource.id} ${a.key}`)),
      ),
    }))
    .sort((a, b) => Number(isFirst(b)) - Number(isFirst(a)));
}

function judgedOf(
  group: StoreTextGroup,
  resources: readonly TextResource[],
  store: StoreFacts,
  mask: NameMask,
): Judged[] {
  const isSourceFrench = isFrench(store.primaryLocale);
  const isEnglish = /^en(-|$)/i.test(store.primaryLocale);
  return resources.flatMap((resource) => {
    const texts = resource.texts.filter(
      (text) =>
        (group.keys?.includes(text.key) ?? true) && isToTranslate(text, mask, { isEnglish }),
    );
    const each = texts.map((text) => judgedText(text, isSourceFrench, group, mask));
    if (group.counts === 'texts') return each;
    if (each.length === 0) return [];
    return [
      {
        name: nameOf(resource),
        faults: each.flatMap(({ faults }) => faults),
        isWithoutFrench: each.some((text) => text.isWithoutFrench),
      },
    ];
  });
}

function judgedText(
  text: StoreText,
  isSourceFrench: boolean,
  { withoutFrench }: StoreTextGroup,
  mask: NameMask,
): Judged {
  const { source } = text;
  const name = oneLine(source);
  if (isSourceFrench) {
    const fault = faultOfFrench({ value: source, outdated: false, isSaved: true }, null, mask);
    return { name, faults: fault === null ? [] : [fault], isWithoutFrench: false };
  }
  const french = frenchOf(text);
  if (french.length > 0) {
    const faults = french.flatMap((each) => faultOfFrench(each, source, mask) ?? []);
    return { name, faults, isWithoutFrench: false };
  }
  const faults: FaultyText[] =
    withoutFrench === 'isMissing' ? [{ fault: 'missing', example: source }] : [];
  return { name, faults, isWithoutFrench: true };
}

function nameOf({ texts }: TextResource): string {
  const named = texts.find(({ key, source }) => NAMING_KEYS.includes(key) && source.trim() !== '');
  return oneLine((named ?? texts[0])?.source ?? '');
}

function oneLine(text: string): string {
  return excerpt(text.replace(/\s+/g, ' ').trim(), NAME_CHARACTERS);
}

function findingOf(
  { types: [type], severity, messages }: StoreTextGroup,
  fault: TextFault,
  judged: readonly Judged[],
  isWhole: boolean,
): Finding | null {
  const id = messages[fault];
  const having = judged.filter(({ faults }) => faults.some((each) => each.fault === fault));
  if (id === undefined || having.length === 0) return null;
  const examples = [...new Set(having.map((each) => exampleOf(each, fault)))];
  return {
    key: fault,
    message: {
      id,
      data: {
        count: having.length,
        total: judged.length,
        examples: examples.slice(0, EXAMPLES),
        more: Math.max(0, examples.length - EXAMPLES),
        isWhole,
      },
    },
    field: `storeTexts[${type}]`,
    severity: fault === 'mixed' && severity === 'high' ? 'medium' : severity,
  };
}

/** What is missing or outdated, by its name; of what reads wrongly, the words. */
function exampleOf({ name, faults }: Judged, fault: TextFault): string {
  if (fault === 'missing' || fault === 'outdated') return name;
  return oneLine(faults.find((each) => each.fault === fault)?.example ?? name);
}

/** Why nobody can say that all is well; `null`: it can be said. */
function whyUnknown(
  { types }: StoreTextGroup,
  readings: readonly (ReadTexts | undefined)[],
  judged: readonly Judged[],
): Outcome | null {
  const denied = readings.find((reading) => reading?.state === 'denied');
  if (denied?.state === 'denied') {
    return unknown('reason.storeTextsDenied', { permission: denied.permission });
  }
  if (readings.some((reading) => reading === undefined)) {
    return unknown('reason.missing.storeTexts', {});
  }
  const without = judged.filter(({ isWithoutFrench }) => isWithoutFrench);
  if (without.length > 0) {
    const isTheme = types[0] === 'ONLINE_STORE_THEME_LOCALE_CONTENT';
    return unknown(isTheme ? 'reason.themeFrenchMayBeServed' : 'reason.frenchMayBeServed', {
      count: without.length,
      total: judged.length,
    });
  }
  const cut = readings.flatMap((reading) =>
    reading?.state === 'read' && !reading.isWhole ? [reading.resources.length] : [],
  );
  return cut.length > 0
    ? unknown('reason.storeTextsCut', { count: cut.reduce((sum, count) => sum + count, 0) })
    : null;
}

export function unknown(id: MessageId, data: MessageData): Outcome {
  return { outcome: 'unknown', reason: { id, data } };
}

function withoutFault(judged: readonly Judged[]): Outcome {
  return judged.length > 0
    ? { outcome: 'pass' }
    : { outcome: 'notApplicable', reason: { id: 'reason.noStoreTexts', data: {} } };
}

/** What rules about these texts have in common. */
export const STORE_TEXT_TRAITS = {
  audiences: ['QC'],
  group: 'french',
  // [J] The least for each, whatever its severity: together they say as much of a store as two grave faults of a
  // listing, and no more, since each listing's readiness counts them.
  weight: 1,
  opensBy: 'edit',
  explainedBy: { cause: 'frenchNotPublished' },
  needs: ['store', 'storeTexts'],
  settings: {},
} as const;
