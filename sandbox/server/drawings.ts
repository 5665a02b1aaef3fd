/** Draws one kind of thing in two colours, standing on y = 158 of a square of 200. */
export type Drawing = (main: string, accent: string) => string;

const path = (d: string, fill: string, more = '') => `<path d="${d}" fill="${fill}"${more}/>`;
const line = (d: string, stroke: string, width: number) =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round"/>`;
const rect = (x: number, y: number, width: number, height: number, fill: string, rx = 3) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${rx}" fill="${fill}"/>`;
const circle = (x: number, y: number, r: number, fill: string) =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`;
const times = (count: number, draw: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => draw(index)).join('');

/** A closed box with a ribbon: what a photo of the packaging shows. */
export const BOX: Drawing = (main, accent) =>
  rect(50, 76, 100, 82, main) + rect(44, 62, 112, 20, accent) + rect(92, 62, 16, 96, accent);

const garment: Drawing = (main, accent) =>
  path('M66 56l20-12q14 14 28 0l20 12 18 34-20 10-4-8v66H72V92l-4 8-20-10z', main) +
  line('M100 62v94', accent, 4);
const shirt: Drawing = (main, accent) =>
  path('M66 62l20-12q14 14 28 0l20 12 18 30-20 12-6-8v60H74V96l-6 8-20-12z', main) +
  line('M86 51q14 16 28 0', accent, 5);
const folded: Drawing = (main, accent) =>
  times(3, (n) => rect(52, 92 + n * 22, 96, 20, n === 1 ? accent : main, 10));
const bottle: Drawing = (main, accent) =>
  path('M86 48h28v22l14 20v60a8 8 0 0 1-8 8H80a8 8 0 0 1-8-8V90l14-20z', main) +
  rect(84, 38, 32, 14, accent) +
  rect(72, 104, 56, 32, accent, 0);
const bag: Drawing = (main, accent) =>
  line('M84 60q16-24 32 0', accent, 7) +
  rect(60, 56, 80, 102, main, 24) +
  rect(72, 104, 56, 40, accent, 10);
const lamp: Drawing = (main, accent) =>
  path('M74 48h40l20 40H66z', main) +
  circle(94, 92, 10, accent) +
  line('M100 88v60', main, 6) +
  rect(72, 148, 56, 10, main);
const blade: Drawing = (main, accent) =>
  path('M58 118L140 60q14 22-12 42L74 130z', '#c9ced6') +
  line('M44 150l28-28', main, 16) +
  circle(58, 136, 3, accent);
const book: Drawing = (main, accent) =>
  rect(62, 56, 76, 102, main, 5) + rect(72, 74, 56, 20, accent) + line('M70 56v102', accent, 4);
const box: Drawing = (main, accent) =>
  rect(48, 96, 104, 62, main, 8) + rect(48, 84, 104, 20, accent, 8) + rect(90, 92, 20, 14, main);
const tags: Drawing = (main, accent) =>
  times(
    3,
    (n) =>
      path(`M${52 + n * 32} 84l14-16 14 16v66h-28z`, n === 1 ? accent : main) +
      circle(66 + n * 32, 86, 4, '#fff'),
  );
const pouch: Drawing = (main, accent) =>
  rect(50, 88, 100, 66, main, 6) + path('M50 94a6 6 0 0 1 6-6h88a6 6 0 0 1 6 6l-50 34z', accent);
const flat: Drawing = (main, accent) =>
  rect(46, 74, 108, 78, main, 10) +
  line('M60 88h80v50H60z', accent, 4) +
  circle(140, 84, 4, accent);
const poles: Drawing = (main, accent) =>
  times(
    2,
    (n) =>
      line(`M${78 + n * 40} 44l${n === 0 ? -10 : 10} 112`, main, 5) +
      line(`M${78 + n * 40} 40v22`, accent, 10),
  );

/** By a word in a product's title: the first that is found decides. */
const DRAWINGS: [RegExp, Drawing][] = [
  [/\bgift tag|labels?\b/, tags],
  [
    /\btrain\b/,
    (m, a) =>
      rect(48, 104, 60, 36, m) +
      rect(108, 84, 34, 56, a) +
      rect(56, 84, 12, 22, a) +
      times(4, (n) => circle(62 + n * 24, 148, 10, m)),
  ],
  [
    /\bmoose|plush\b/,
    (m, a) =>
      circle(100, 116, 40, m) +
      circle(100, 78, 26, m) +
      circle(100, 92, 14, a) +
      line('M80 60l-20-18m12 10l-18 2M120 60l20-18m-12 10l18 2', a, 6) +
      circle(92, 74, 3, '#333') +
      circle(108, 74, 3, '#333'),
  ],
  [
    /\bjigsaw|puzzle\b/,
    (m, a) =>
      rect(56, 62, 44, 44, m) +
      rect(100, 62, 44, 44, a) +
      rect(56, 106, 44, 44, a) +
      rect(100, 106, 44, 44, m) +
      circle(100, 84, 9, a) +
      circle(78, 106, 9, m) +
      circle(122, 106, 9, a) +
      circle(100, 128, 9, m),
  ],
  [
    /\bhockey\b/,
    (m, a) =>
      rect(42, 90, 116, 50, m, 12) +
      rect(50, 98, 100, 34, '#fff', 8) +
      line('M100 98v34', a, 3) +
      times(3, (n) => line(`M${66 + n * 34} 78v70`, a, 4)) +
      rect(50, 140, 10, 18, m) +
      rect(140, 140, 10, 18, m),
  ],
  [/\bsyrup|bottle\b/, bottle],
  [/\bwallet|sleeve|\broll\b/, pouch],
  [
    /\bnecklace\b/,
    (m, a) => line('M62 52q38 100 76 0', m, 4) + path('M100 104l14 16-14 26-14-26z', a),
  ],
  [
    /\bsocks?\b/,
    (m, a) =>
      times(
        2,
        (n) =>
          path(`M${62 + n * 36} 50h28v60l22 26q4 22-20 22-30-4-30-34z`, m) +
          rect(62 + n * 36, 50, 28, 14, a),
      ),
  ],
  [
    /\badvent\b/,
    (m, a) =>
      path('M60 74l40-32 40 32v84H60z', m) +
      times(9, (n) => rect(70 + (n % 3) * 22, 82 + Math.floor(n / 3) * 24, 16, 18, a)),
  ],
  [
    /\bcrackers?\b/,
    (m, a) =>
      times(3, (n) => path(`M44 ${78 + n * 28}l18 8h76l18-8v22l-18-8H62l-18 8z`, n === 1 ? a : m)),
  ],
  [
    /\bcandle\b/,
    (m, a) =>
      rect(68, 82, 64, 76, m, 8) +
      rect(68, 108, 64, 28, a, 0) +
      line('M100 82V68', '#555', 3) +
      path('M100 44q14 18 0 26-14-8 0-26z', '#f2a33a'),
  ],
  [
    /\bclock\b/,
    (m, a) =>
      circle(100, 104, 52, m) +
      circle(100, 104, 42, '#fff') +
      line('M100 104V76M100 104l22 12', a, 5),
  ],
  [
    /\bpillow|cushion\b/,
    (m, a) =>
      path('M50 66q50 14 100 0-12 44 0 88-50-12-100 0 12-44 0-88z', m) +
      line('M70 88l60 50M130 88l-60 50', a, 4),
  ],
  [
    /\bbowl|planters?\b/,
    (m, a) => path('M46 96h108q-4 62-54 62T46 96z', m) + rect(42, 88, 116, 12, a, 6),
  ],
  [
    /\bmug|cup\b/,
    (m, a) =>
      path('M60 80h80v62a14 14 0 0 1-14 14H74a14 14 0 0 1-14-14z', m) +
      line('M140 92h10a18 18 0 0 1 0 36h-10', m, 9) +
      rect(60, 100, 80, 14, a, 0),
  ],
  [
    /\bkettle\b/,
    (m, a) =>
      path('M66 96h60l12 62H58z', m) +
      line('M66 110q-26 4-24-34', m, 8) +
      line('M126 104q34 0 22 40', a, 8) +
      rect(80, 84, 34, 12, a),
  ],
  [
    /\bdiffuser\b/,
    (m, a) =>
      rect(74, 104, 52, 54, m, 8) +
      rect(86, 92, 28, 14, a) +
      times(5, (n) => line(`M100 94L${72 + n * 14} 40`, a, 3)),
  ],
  [
    /\bbaskets?\b/,
    (m, a) =>
      path('M52 92h96l-10 66H62z', m) +
      line('M74 92q26-60 52 0', a, 8) +
      times(3, (n) => line(`M${58 + n * 3} ${106 + n * 18}h${84 - n * 6}`, a, 4)),
  ],
  [
    /\bwreath\b/,
    (m, a) =>
      `<circle cx="100" cy="104" r="40" fill="none" stroke="${m}" stroke-width="24"/>` +
      times(6, (n) => circle(100 + 40 * Math.cos(n), 104 + 40 * Math.sin(n), 6, a)),
  ],
  [
    /\bplates?\b/,
    (m, a) => circle(100, 106, 52, m) + circle(100, 106, 36, a) + circle(100, 106, 28, m),
  ],
  [
    /\bskillet|pan\b/,
    (m, a) => circle(86, 112, 44, m) + circle(86, 112, 34, a) + line('M122 84l38-34', m, 12),
  ],
  [
    /\bjars?|spice\b/,
    (m, a) =>
      times(3, (n) => rect(44 + n * 40, 96, 32, 62, m, 6) + rect(46 + n * 40, 82, 28, 16, a)),
  ],
  [
    /\bapron\b/,
    (m, a) =>
      path('M78 70h44l6 24 18 6v58H54v-58l18-6z', m) +
      line('M78 70q22-44 44 0', a, 5) +
      rect(80, 114, 40, 26, a),
  ],
  [/\bknife|saw\b/, blade],
  [/\bboard|ledge|matches|frame|tray\b/, flat],
  [/\btea\b(?! towel)|sampler|lunch|geometry case/, box],
  [/\btent\b/, (m, a) => path('M100 50l60 108H40z', m) + path('M100 92l24 66H76z', a)],
  [
    /\bheadlamp\b/,
    (m, a) =>
      line('M48 118q52-90 104 0', m, 12) +
      rect(78, 66, 44, 34, a, 8) +
      circle(100, 83, 11, '#fff6c8'),
  ],
  [/\blamp\b/, lamp],
  [
    /\bsnowshoes?\b/,
    (m, a) =>
      times(
        2,
        (n) =>
          `<ellipse cx="${74 + n * 52}" cy="102" rx="20" ry="54" fill="none" stroke="${m}" stroke-width="7"/>` +
          line(`M${58 + n * 52} 92h32M${58 + n * 52} 112h32`, a, 5),
      ),
  ],
  [/\bpoles\b/, poles],
  [/\bbackpack|daypack|dry bags?|bag\b/, bag],
  [
    /\bmitts?|gloves?\b/,
    (m, a) =>
      times(
        2,
        (n) =>
          path(`M${54 + n * 50} 150V84q20-30 40 0v20l10-12q10 8-4 30l-6 8v20z`, m) +
          rect(54 + n * 50, 140, 40, 16, a),
      ),
  ],
  [
    /\bboots?\b/,
    (m, a) =>
      times(
        2,
        (n) =>
          path(`M${56 + n * 46} 60h28v60l18 14v24H${56 + n * 46}z`, m) +
          rect(56 + n * 46, 60, 28, 12, a),
      ),
  ],
  [
    /\bshorts\b/,
    (m, a) => path('M62 76h76l12 72h-38l-12-40-12 40H50z', m) + rect(62, 70, 76, 12, a),
  ],
  [/\bjacket|shell|coat|parka\b/, garment],
  [/\bshirt|base layer|sweater|hoodie\b/, shirt],
  [
    /\bpencils?\b/,
    (m, a) =>
      times(
        5,
        (n) =>
          rect(52 + n * 20, 74, 14, 84, n % 2 === 0 ? m : a, 0) +
          path(`M${52 + n * 20} 74l7-20 7 20z`, '#e8cfa4'),
      ),
  ],
  [/\bplanner|book|journal\b/, book],
  [
    /\bgeometry\b/,
    (m, a) =>
      path('M54 154V62l92 92z', m) + path('M74 138v-32l32 32z', '#fff') + rect(52, 44, 104, 12, a),
  ],
  [
    /\bwatercolou?r|palette\b/,
    (m, a) =>
      rect(46, 80, 108, 74, '#f4f1ea', 8) +
      times(8, (n) =>
        circle(
          64 + (n % 4) * 24,
          100 + Math.floor(n / 4) * 28,
          9,
          [m, a, '#e3b341', '#b4443c'][n % 4] ?? m,
        ),
      ),
  ],
  [/\btowels?|blanket|duvet|wraps?|throw\b/, folded],
];

/** What a product with that title looks like; `undefined`: no word of it is known. */
export function drawingFor(title: string): Drawing | undefined {
  const words = title.toLowerCase();
  return DRAWINGS.find(([word]) => word.test(words))?.[1];
}
