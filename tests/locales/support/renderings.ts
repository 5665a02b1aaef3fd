import { IntlMessageFormat } from 'intl-messageformat';
import type { MessageData } from '~/core/audit/outcome';
import { MESSAGES, type MessageId } from '~/locales/messages';
import { FORMATTING_LOCALE, type Language, translator } from '~/locales/translate';
import { WORDS } from './words';

export interface Rendering {
  text: string;
  data: MessageData;
}

/** A figure of a message: what it is written as says what it may be. */
type Figure = 'count' | 'share' | 'ratio' | 'setting' | 'time';

interface Arguments {
  words: Set<string>;
  figures: Map<string, Figure>;
  /** Choices by word, with those words. */
  choices: Map<string, Set<string>>;
}

/** None, one, two, and so many that they need a separator. */
const COUNTS = [0, 1, 2, 1_234_567];
const FIGURES: Record<Figure, number[]> = {
  count: COUNTS,
  // With more digits than are to be shown.
  share: [0, 0.012345, 0.5, 1],
  ratio: [0, 1, 1.9876, 12_345.678],
  // As a merchant typed it.
  setting: [0.005, 1, 2, 1_234_567],
  time: [Date.parse('2026-11-01T12:00:00Z')],
};

/** What a message reads like with each choice of words, and with none, one, two and very many of what it counts. */
export function renderingsOf(language: Language, id: MessageId): Rendering[] {
  const say = translator(language);
  const { words, figures, choices } = argumentsOf(language, id);
  const fixed = Object.fromEntries([...words].map((name) => [name, wordFor(name)]));
  const chosen = product([...choices].map(([name, options]) => [name, [...options]] as const));
  return chosen.flatMap((choice) =>
    assignments([...figures]).map((counts) => {
      const data = { ...fixed, ...choice, ...counts };
      return { data, text: say(id, data) };
    }),
  );
}

function wordFor(name: string): MessageData[string] {
  const word = WORDS[name];
  if (word === undefined)
    throw new Error(
      `{${name}} is not among the words of messages. A figure is written {${name}, number}.`,
    );
  return word;
}

/** All of few figures with all of the others; of many, each by itself beside others that are one, two, or alike. */
function assignments(figures: (readonly [string, Figure])[]): Record<string, number>[] {
  if (figures.length <= 2) return product(figures.map(([name, kind]) => [name, FIGURES[kind]]));
  const alike = (index: number) =>
    Object.fromEntries(figures.map(([name, kind]) => [name, FIGURES[kind].at(index) ?? 0]));
  const all = COUNTS.map((_, index) => alike(index));
  return [
    ...all,
    ...[1, 2].flatMap((others) =>
      figures.flatMap(([name, kind]) =>
        FIGURES[kind].map((value) => ({ ...alike(others), [name]: value })),
      ),
    ),
  ];
}

function product<Value>(axes: (readonly [string, readonly Value[]])[]): Record<string, Value>[] {
  return axes.reduce<Record<string, Value>[]>(
    (found, [name, values]) =>
      found.flatMap((data) => values.map((value) => ({ ...data, [name]: value }))),
    [{}],
  );
}

function argumentsOf(language: Language, id: MessageId): Arguments {
  const found: Arguments = { words: new Set(), figures: new Map(), choices: new Map() };
  const elements = new IntlMessageFormat(
    MESSAGES[language][id],
    FORMATTING_LOCALE[language],
    undefined,
    {
      ignoreTag: true,
    },
  ).getAst();
  walk(elements, found);
  // What is counted and shown as it is, or chosen by, is a figure.
  for (const name of found.figures.keys()) found.words.delete(name);
  for (const name of found.choices.keys()) found.words.delete(name);
  return found;
}

/** Kinds of elements by @formatjs/icu-messageformat-parser. */
const ARGUMENT = 1;
const NUMBER = 2;
const DATE = 3;
const SELECT = 5;
const PLURAL = 6;

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

function walk(elements: readonly Element[], found: Arguments): void {
  for (const element of elements) {
    const kind: number = element.type;
    if (!('value' in element)) continue;
    const name = element.value;
    if (kind === ARGUMENT) found.words.add(name);
    if (kind === NUMBER) found.figures.set(name, figureOf(element));
    if (kind === DATE) found.figures.set(name, 'time');
    if (kind === PLURAL && !found.figures.has(name)) found.figures.set(name, 'count');
    if (!('options' in element)) continue;
    if (kind === SELECT) {
      const options = found.choices.get(name) ?? new Set();
      Object.keys(element.options).forEach((option) => options.add(option));
      found.choices.set(name, options);
    }
    Object.values(element.options).forEach(({ value }) => {
      walk(value, found);
    });
  }
}

function figureOf(element: Element): Figure {
  const style = JSON.stringify('style' in element ? element.style : null);
  if (style.includes('percent')) return 'share';
  if (style.includes('"maximumFractionDigits":6')) return 'setting';
  return style.includes('FractionDigits') ? 'ratio' : 'count';
}
