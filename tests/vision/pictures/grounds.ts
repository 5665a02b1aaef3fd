import sharp from 'sharp';
import type { Random } from './random';

/** Side in which grounds are drawn; they are enlarged, and blurred by it as photos are. */
const SIDE = 500;

/** Of pictures that are drawn upon: what they weigh is nobody's. */
export const QUICK = { compressionLevel: 0 };

export const TEXTURES = [
  'weave',
  'stripes',
  'bricks',
  'dots',
  'grain',
  'keys',
  'hatching',
  'foliage',
] as const;
export type Texture = (typeof TEXTURES)[number];

/** Something as a photo: light that falls off, a few soft things in it, and grain. */
export async function photoGround(random: Random, width: number, height: number): Promise<Buffer> {
  const hue = random.whole(0, 359);
  const things = Array.from({ length: 6 }, () => {
    const [x, y] = [random.whole(0, SIDE), random.whole(0, SIDE)];
    const colour = `hsl(${String((hue + random.whole(-40, 40)) % 360)} ${String(random.whole(10, 55))}% ${String(random.whole(25, 75))}%)`;
    return random.chance(0.5)
      ? `<ellipse cx="${String(x)}" cy="${String(y)}" rx="${String(random.whole(30, 140))}" ry="${String(random.whole(20, 110))}" fill="${colour}"/>`
      : `<rect x="${String(x)}" y="${String(y)}" width="${String(random.whole(40, 220))}" height="${String(random.whole(30, 200))}" rx="14" fill="${colour}" transform="rotate(${String(random.whole(-30, 30))} ${String(x)} ${String(y)})"/>`;
  });
  const light = `<radialGradient id="l" cx="${String(random.whole(20, 80))}%" cy="30%"><stop offset="0" stop-color="#fff" stop-opacity=".5"/><stop offset="1" stop-color="#000" stop-opacity=".35"/></radialGradient>`;
  const blur = '<filter id="b"><feGaussianBlur stdDeviation="5"/></filter>';
  const svg = inSvg(
    `<defs>${light}${blur}</defs><rect width="${String(SIDE)}" height="${String(SIDE)}" fill="hsl(${String(hue)} 25% 60%)"/><g filter="url(#b)">${things.join('')}</g><rect width="${String(SIDE)}" height="${String(SIDE)}" fill="url(#l)"/>`,
  );
  return grained(await enlarge(svg, width, height), width, height);
}

/** Regular marks that a reader may take for letters. */
export async function texture(
  kind: Texture,
  random: Random,
  width: number,
  height: number,
): Promise<Buffer> {
  const step = random.whole(14, 34);
  const hue = random.whole(0, 359);
  const [light, dark] = [`hsl(${String(hue)} 25% 78%)`, `hsl(${String(hue)} 35% 34%)`];
  const svg = inSvg(
    `<defs><pattern id="p" width="${String(step)}" height="${String(step)}" patternUnits="userSpaceOnUse" patternTransform="rotate(${String(random.whole(-10, 10))})">${MOTIFS[kind](step, dark)}</pattern>` +
      `<filter id="n"><feTurbulence type="fractalNoise" baseFrequency="${kind === 'grain' ? '0.01 0.16' : '0.05'}" numOctaves="4" seed="${String(random.whole(1, 999))}"/><feColorMatrix type="saturate" values="0"/></filter></defs>` +
      `<rect width="${String(SIDE)}" height="${String(SIDE)}" fill="${light}"/>` +
      (kind === 'grain' || kind === 'foliage'
        ? `<rect width="${String(SIDE)}" height="${String(SIDE)}" filter="url(#n)" opacity=".7"/>`
        : '') +
      `<rect width="${String(SIDE)}" height="${String(SIDE)}" fill="url(#p)"/>`,
  );
  return grained(await enlarge(svg, width, height), width, height);
}

const MOTIFS: Record<Texture, (step: number, dark: string) => string> = {
  weave: (step, dark) =>
    `<path d="M0 0H${String(step / 2)}V${String(step / 2)}H0zM${String(step / 2)} ${String(step / 2)}H${String(step)}V${String(step)}H${String(step / 2)}z" fill="${dark}"/>`,
  stripes: (step, dark) =>
    `<rect width="${String(step / 3)}" height="${String(step)}" fill="${dark}"/>`,
  bricks: (step, dark) =>
    `<path d="M0 0H${String(step)}M0 ${String(step / 2)}H${String(step)}M${String(step / 2)} 0V${String(step / 2)}M0 ${String(step / 2)}V${String(step)}" stroke="${dark}" stroke-width="2"/>`,
  dots: (step, dark) =>
    `<circle cx="${String(step / 2)}" cy="${String(step / 2)}" r="${String(step / 4)}" fill="${dark}"/>`,
  grain: () => '',
  keys: (step, dark) =>
    `<rect x="2" y="2" width="${String(step - 4)}" height="${String(step - 4)}" rx="3" fill="none" stroke="${dark}" stroke-width="2"/><path d="M${String(step / 3)} ${String(step / 3)}V${String((2 * step) / 3)}H${String((2 * step) / 3)}" stroke="${dark}" stroke-width="2" fill="none"/>`,
  hatching: (step, dark) =>
    `<path d="M0 ${String(step)}L${String(step)} 0" stroke="${dark}" stroke-width="3"/>`,
  foliage: (step, dark) =>
    `<path d="M${String(step / 2)} 2Q${String(step)} ${String(step / 2)} ${String(step / 2)} ${String(step - 2)}Q0 ${String(step / 2)} ${String(step / 2)} 2" fill="${dark}" opacity=".6"/>`,
};

function inSvg(content: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(SIDE)}" height="${String(SIDE)}">${content}</svg>`,
  );
}

async function enlarge(svg: Buffer, width: number, height: number): Promise<Buffer> {
  return sharp(svg).resize(width, height, { fit: 'cover' }).removeAlpha().png(QUICK).toBuffer();
}

/** Of a sensor in poor light. */
async function grained(picture: Buffer, width: number, height: number): Promise<Buffer> {
  const grain = await sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 12 },
    },
  })
    .png(QUICK)
    .toBuffer();
  return sharp(picture)
    .composite([{ input: grain, blend: 'soft-light' }])
    .png(QUICK)
    .toBuffer();
}
