import { DRAWN_GOODS } from './drawn-goods';
import { FONTS, type FontName } from './fonts';
import { TEXTURES, type Texture } from './grounds';
import { randomFrom, type Random } from './random';
import { CLAIMS, NAMES, TEXTS, type PrintedKind } from './texts';

export type Ground = 'plain' | 'panelOnPhoto' | 'photo' | 'drawing' | Texture;
export type PictureKind = PrintedKind | 'claim' | 'names' | 'noText' | 'texture' | 'drawing';

/** One picture of the set: what is in it, and how it was made. */
export interface Picture {
  id: string;
  seed: number;
  kind: PictureKind;
  /** Of what is printed; `null`: nothing, or nothing that is of a language. */
  language: 'en' | 'fr' | 'both' | null;
  lines: readonly string[];
  /** Of what a listing has to keep. */
  claim: (typeof CLAIMS)[number]['kind'] | null;
  font: FontName;
  ground: Ground;
  widthPx: number;
  heightPx: number;
  degrees: number;
  /** Of JPEG. */
  quality: number;
  /** Thresholds were chosen on the first half; nobody looked at the second one meanwhile. */
  half: 'chosenOn' | 'keptBack';
}

type Made = Pick<Picture, 'kind' | 'language' | 'lines' | 'claim'>;
type Add = (what: Made, grounds: readonly Ground[]) => void;

const NOTHING = { language: null, lines: [], claim: null };
const COPIES = { infographic: 3, sizeChart: 3, label: 3, box: 3 } as const satisfies Record<
  PrintedKind,
  number
>;
const LANGUAGES = ['en', 'fr', 'both'] as const;
const SIZES_PX = [400, 600, 800, 1000, 1200, 1600, 2000];
const FONT_NAMES = Object.keys(FONTS) as FontName[];

/** The same set each time. */
export function pictureSet(): Picture[] {
  const set: Picture[] = [];
  const add: Add = (what, grounds) => {
    set.push(madeAs(what, grounds, set.length));
  };
  for (const kind of Object.keys(TEXTS) as PrintedKind[]) {
    for (const language of LANGUAGES) {
      for (const [index, english] of TEXTS[kind].en.entries()) {
        const french = TEXTS[kind].fr[index] ?? [];
        for (let copy = 0; copy < COPIES[kind]; copy += 1) {
          const lines =
            language === 'both'
              ? beside(english, french, copy)
              : language === 'en'
                ? english
                : french;
          add({ kind, language, lines, claim: null }, groundsOf(kind));
        }
      }
    }
  }
  for (const { lines, kind: claim } of CLAIMS) {
    for (let copy = 0; copy < 3; copy += 1)
      add({ kind: 'claim', language: null, lines, claim }, ['plain', 'panelOnPhoto', 'photo']);
  }
  for (const lines of NAMES) {
    for (let copy = 0; copy < 3; copy += 1)
      add({ kind: 'names', language: null, lines, claim: null }, ['plain', 'photo']);
  }
  for (let copy = 0; copy < 30; copy += 1) add({ kind: 'noText', ...NOTHING }, ['photo']);
  for (const each of TEXTURES) {
    for (let copy = 0; copy < 4; copy += 1) add({ kind: 'texture', ...NOTHING }, [each]);
  }
  addDrawings(add);
  return set;
}

/** As shops draw their goods, and with the few words that stand beside such drawings. */
function addDrawings(add: Add): void {
  // One of each: which it is comes from its place in the set.
  for (let drawn = 0; drawn < DRAWN_GOODS.length; drawn += 1)
    add({ kind: 'drawing', ...NOTHING }, ['drawing']);
  for (const lines of NAMES.slice(0, 6)) add({ kind: 'names', ...NOTHING, lines }, ['drawing']);
  for (const language of LANGUAGES) {
    for (const index of [0, 1, 3, 5]) {
      const [english, french] = (['en', 'fr'] as const).map((of) =>
        TEXTS.infographic[of][index]?.slice(0, 2),
      );
      const lines = [
        ...(language === 'fr' ? [] : (english ?? [])),
        ...(language === 'en' ? [] : (french ?? [])),
      ];
      add({ kind: 'infographic', language, lines, claim: null }, ['drawing']);
    }
  }
}

function groundsOf(kind: PrintedKind): readonly Ground[] {
  return kind === 'label' || kind === 'box' ? ['panelOnPhoto'] : ['plain', 'panelOnPhoto', 'photo'];
}

/** Canadian goods have either language first, line by line or one block under the other. */
function beside(english: readonly string[], french: readonly string[], copy: number): string[] {
  if (copy === 0) return [...english, ...french];
  if (copy === 1) return [...french, ...english];
  return english.flatMap((line, index) => [line, ...french.slice(index, index + 1)]);
}

function madeAs(what: Made, grounds: readonly Ground[], index: number): Picture {
  const random = randomFrom(index + 1);
  const widthPx = random.oneOf(SIZES_PX);
  return {
    ...what,
    id: `${String(index).padStart(3, '0')}-${what.kind}-${what.language ?? 'none'}`,
    seed: index + 1,
    font: FONT_NAMES[index % FONT_NAMES.length] ?? 'Lato',
    ground: random.oneOf(grounds),
    widthPx,
    heightPx: Math.round(widthPx * random.oneOf([0.75, 1, 1.25])),
    degrees: degreesOf(random),
    quality: random.oneOf([60, 75, 90]),
    half: index % 2 === 0 ? 'chosenOn' : 'keptBack',
  };
}

/** Half of them hang straight. */
function degreesOf(random: Random): number {
  return random.chance(0.5) ? 0 : random.whole(-10, 10);
}
