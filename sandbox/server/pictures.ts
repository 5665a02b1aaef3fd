import { createHash } from 'node:crypto';
import { drawnWords, printedIn } from './printed-words';
import { BOX, drawingFor, type Drawing } from './drawings';

/** Whose photo it is, and what it shows. */
export interface PictureSubject {
  title: string;
  alt: string | null;
}

/**
 * A picture for any address of Shopify's CDN, the same one each time: what the product's title names, in colours of its
 * own; its box where the alt text speaks of packaging, and from nearer where it speaks of a detail; some with words
 * printed on them. Keeps the sandbox free of other people's photos and of the network.
 */
export function pictureSvg(
  path: string,
  size: { widthPx: number; heightPx: number },
  subject: PictureSubject | null = null,
): string {
  const bytes = createHash('sha256')
    .update(subject?.title ?? path)
    .digest();
  const pick = (index: number, range: number) => (bytes[index] ?? 0) % range;
  const hue = pick(0, 180) * 2;
  const ground = `hsl(${hue} 35% 94%)`;
  const main = `hsl(${hue} 45% ${45 + pick(1, 20)}%)`;
  const accent = `hsl(${(hue + 40 + pick(2, 120)) % 360} 55% 60%)`;
  const drawing =
    (subject && drawingFor(subject.title)) ?? STILL_LIFES[pick(3, STILL_LIFES.length)] ?? BOX;
  const printed = subject && printedIn(subject.title, subject.alt);
  const shown = PACKAGING.test(subject?.alt ?? '')
    ? BOX(main, accent) + (printed?.on === 'box' ? '' : inFront(drawing(accent, ground)))
    : drawing(main, accent);
  const view = DETAIL.test(subject?.alt ?? '') ? '55 60 95 95' : '0 0 200 200';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.widthPx}" height="${size.heightPx}" viewBox="${view}" preserveAspectRatio="xMidYMid slice">` +
    `<rect width="200" height="200" fill="${ground}"/><rect y="140" width="200" height="60" fill="hsl(${hue} 25% 86%)"/>` +
    `<ellipse cx="100" cy="158" rx="58" ry="8" fill="hsl(${hue} 20% 72%)"/>${shown}${printed ? drawnWords(printed) : ''}</svg>`
  );
}

const PACKAGING = /\b(box|tin|packag\w*|gift-wrapped|dust bag|fabric bag|cloche)\b/i;
const DETAIL = /\b(close up|grain|weave|stitching|hands?|edge|eyes|buttons)\b/i;

/** Printed on the front of a box. */
function inFront(drawing: string): string {
  return `<g transform="translate(62 84) scale(.38)">${drawing}</g>`;
}

/** Where nothing is known of what a photo shows. */
const STILL_LIFES: Drawing[] = ['mug', 'bottle', 'plate', 'basket', 'shirt']
  .map(drawingFor)
  .filter((drawing) => drawing !== undefined);
