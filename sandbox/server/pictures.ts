import { createHash } from 'node:crypto';

/**
 * A picture for any address of Shopify's CDN, the same one each time: a simple still life in colours drawn
 * from the address. Keeps the sandbox free of other people's photos and of the network.
 */
export function pictureSvg(path: string, size: { widthPx: number; heightPx: number }): string {
  const bytes = createHash('sha256').update(path).digest();
  const pick = (index: number, range: number) => (bytes[index] ?? 0) % range;
  const hue = pick(0, 180) * 2;
  const ground = `hsl(${hue} 35% 94%)`;
  const main = `hsl(${hue} 45% ${45 + pick(1, 20)}%)`;
  const accent = `hsl(${(hue + 40 + pick(2, 120)) % 360} 55% 60%)`;
  const shape = SHAPES[pick(3, SHAPES.length)]?.(main, accent) ?? '';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.widthPx}" height="${size.heightPx}" viewBox="0 0 200 200" preserveAspectRatio="xMidYMid slice">` +
    `<rect width="200" height="200" fill="${ground}"/><rect y="140" width="200" height="60" fill="hsl(${hue} 25% 86%)"/>` +
    `<ellipse cx="100" cy="158" rx="58" ry="8" fill="hsl(${hue} 20% 72%)"/>${shape}</svg>`
  );
}

type Shape = (main: string, accent: string) => string;

const SHAPES: Shape[] = [
  (main, accent) =>
    `<path d="M60 80h80v62a14 14 0 0 1-14 14H74a14 14 0 0 1-14-14z" fill="${main}"/><path d="M140 92h10a18 18 0 0 1 0 36h-10" fill="none" stroke="${main}" stroke-width="9"/><rect x="60" y="100" width="80" height="14" fill="${accent}"/>`,
  (main, accent) =>
    `<rect x="55" y="72" width="90" height="84" rx="4" fill="${main}"/><path d="M48 60h104v18H48z" fill="${accent}"/><path d="M93 60h14v96H93z" fill="${accent}"/>`,
  (main, accent) =>
    `<path d="M86 40h28v26l14 22v62a8 8 0 0 1-8 8H80a8 8 0 0 1-8-8V88l14-22z" fill="${main}"/><rect x="84" y="34" width="32" height="14" rx="3" fill="${accent}"/><rect x="72" y="104" width="56" height="32" fill="${accent}"/>`,
  (main, accent) =>
    `<path d="M66 62l20-12q14 14 28 0l20 12 18 30-20 12-6-8v60H74V96l-6 8-20-12z" fill="${main}"/><circle cx="100" cy="100" r="12" fill="${accent}"/>`,
  (main, accent) =>
    `<circle cx="100" cy="108" r="48" fill="${main}"/><circle cx="100" cy="108" r="30" fill="${accent}"/><circle cx="100" cy="108" r="6" fill="${main}"/>`,
  (main, accent) =>
    `<path d="M52 92h96l-10 64H62z" fill="${main}"/><path d="M74 92q26-60 52 0" fill="none" stroke="${accent}" stroke-width="8"/><path d="M56 116h88" stroke="${accent}" stroke-width="6"/>`,
];
