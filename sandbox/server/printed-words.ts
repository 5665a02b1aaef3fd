/** What is printed in a photo: on the front of the box, or beside the product as info-graphics have it. */
export interface PrintedWords {
  on: 'box' | 'ground';
  lines: readonly string[];
}

/** By words of a product's title, and of the alt text of one of its photos, or its place among them where it has none. */
const PRINTED: readonly { title: RegExp; alt: RegExp | null; words: PrintedWords }[] = [
  {
    title: /^Insulated Bottle/,
    alt: /lid taken apart/,
    words: { on: 'ground', lines: ['Keeps drinks cold', 'for 24 hours', 'Leakproof lid'] },
  },
  {
    title: /^Pour-Over Kettle/,
    alt: /packaging/,
    words: { on: 'box', lines: ['Stays cool to touch', 'Wash by hand', 'Handle with care'] },
  },
  {
    title: /^Balsam Fir Candle/,
    alt: /gift box/,
    words: { on: 'box', lines: ['Burns for 50 hours', 'Brûle 50 heures', 'Poids net 227 g'] },
  },
  { title: /^Headlamp/, alt: null, words: { on: 'ground', lines: ['50% OFF'] } },
];

/** `null`: nothing. */
export function printedIn(title: string, alt: string | null): PrintedWords | null {
  const found = PRINTED.find(
    (each) =>
      each.title.test(title) && (each.alt === null ? alt === null : each.alt.test(alt ?? '')),
  );
  return found?.words ?? null;
}

/** Of a square of 200: below the box's ribbon, or on a band across the ground. */
export function drawnWords({ on, lines }: PrintedWords): string {
  const isOnBox = on === 'box';
  const [size, step] = isOnBox ? [9.5, 15] : [15, 21];
  const top = isOnBox ? 100 : 34;
  const [left, height] = isOnBox ? [52, lines.length * step + 8] : [10, lines.length * step + 12];
  const band = `<rect x="${left}" y="${top - step}" width="${200 - 2 * left}" height="${height}" fill="#fff"/>`;
  const text = lines
    .map(
      (line, index) =>
        `<text x="100" y="${top + index * step}" font-size="${size}" text-anchor="middle" fill="#1d1d1f" font-family="Arial, Liberation Sans, DejaVu Sans, sans-serif">${line}</text>`,
    )
    .join('');
  return band + text;
}
