/**
 * Colours by what they colour: light, then dark. Text keeps a contrast of at least 7 to 1 on its ground, so that a
 * client that inverts colours by itself, as Outlook and Gmail do, still leaves it readable.
 */
const COLORS = {
  page: ['#eef1f4', '#0f1317'],
  card: ['#ffffff', '#1a2026'],
  notice: ['#fff4d6', '#3d3110'],
  text: ['#1c242b', '#e9edf1'],
  subdued: ['#46535e', '#b9c3cc'],
  link: ['#0a4f78', '#9ad1f5'],
  line: ['#d5dbe1', '#3a444d'],
  button: ['#0a4f78', '#9ad1f5'],
  buttonText: ['#ffffff', '#0f1317'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

type ColorName = keyof typeof COLORS;

/** Width of the mail where there is room for it. */
export const SHEET_WIDTH_PX = 600;

export const FONT = 'Helvetica, Arial, sans-serif';

const GROUNDS = ['page', 'card', 'notice', 'button'] as const satisfies ColorName[];
const INKS = ['text', 'subdued', 'link', 'buttonText'] as const satisfies ColorName[];

type Ground = (typeof GROUNDS)[number];
type Ink = (typeof INKS)[number];

/** Class and inline style of a coloured ground: inline for clients without style sheets, the class for the dark. */
export function ground(name: Ground) {
  return { className: `on-${name}`, style: { backgroundColor: COLORS[name][0] } };
}

export function ink(name: Ink) {
  return { className: `in-${name}`, style: { color: COLORS[name][0], fontFamily: FONT } };
}

/** A line above a part, to tell it from the one before. */
export const RULED = {
  className: 'ruled',
  style: { borderTop: `1px solid ${COLORS.line[0]}` },
};

/** What no inline style can say. */
export const STYLE_SHEET = [
  ':root{color-scheme:light dark}',
  '@media (prefers-color-scheme:dark){',
  ...GROUNDS.map((name) => `.on-${name}{background-color:${COLORS[name][1]} !important}`),
  ...INKS.map((name) => `.in-${name}{color:${COLORS[name][1]} !important}`),
  `.ruled{border-top-color:${COLORS.line[1]} !important}`,
  '}',
].join('\n');

/** For Outlook on Windows alone, which knows no greatest width and stretches lines of a height in pixels. */
export const OUTLOOK_STYLE_SHEET = `.sheet{width:${SHEET_WIDTH_PX}px} p,h1,h2,h3,td,th{mso-line-height-rule:exactly}`;
