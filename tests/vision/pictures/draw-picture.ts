import sharp, { type OverlayOptions } from 'sharp';
import { DRAWN_GOODS, drawnGoods } from './drawn-goods';
import { drawText } from './draw-text';
import { photoGround, QUICK, texture, TEXTURES, type Texture } from './grounds';
import type { Picture } from './picture-set';
import { randomFrom, type Random } from './random';

/** A picture of the set, as a merchant would have uploaded it. */
export async function drawPicture(picture: Picture): Promise<Buffer> {
  const random = randomFrom(picture.seed * 7919);
  const { widthPx, heightPx, quality } = picture;
  const ground = await groundOf(picture, random);
  const overlays = picture.lines.length === 0 ? [] : [{ input: await print(picture, random) }];
  return sharp(ground).resize(widthPx, heightPx).composite(overlays).jpeg({ quality }).toBuffer();
}

async function groundOf(picture: Picture, random: Random): Promise<Buffer> {
  const { ground, widthPx, heightPx, seed } = picture;
  if (isTexture(ground)) return texture(ground, random, widthPx, heightPx);
  if (ground === 'drawing') {
    const title = DRAWN_GOODS[seed % DRAWN_GOODS.length] ?? '';
    return drawnGoods(title, random, widthPx, heightPx);
  }
  if (ground !== 'plain') return photoGround(random, widthPx, heightPx);
  const background = `hsl(${String(random.whole(0, 359))} 30% 94%)`;
  return sharp({ create: { width: widthPx, height: heightPx, channels: 3, background } })
    .png(QUICK)
    .toBuffer();
}

function isTexture(ground: Picture['ground']): ground is Texture {
  return TEXTURES.some((each) => each === ground);
}

/** Of the picture's width, the largest letters; labels have small ones. */
const LETTERS = {
  infographic: 0.065,
  sizeChart: 0.05,
  label: 0.04,
  box: 0.055,
  claim: 0.13,
  names: 0.11,
  noText: 0,
  texture: 0,
  drawing: 0,
};
/** What a buyer can read at all. */
const SMALLEST_PX = 13;

/** Text, on a panel or by itself, turned, on nothing. */
async function print(picture: Picture, random: Random): Promise<Buffer> {
  const { widthPx, heightPx, degrees, ground } = picture;
  const isDrawing = ground === 'drawing';
  const isOnPanel = ground === 'panelOnPhoto' || (isDrawing && random.chance(0.5));
  // Drawings stand on a light ground.
  const isDark = isDrawing || random.chance(ground === 'photo' ? 0.3 : 0.75);
  const room = { width: widthPx * 0.78, height: heightPx * 0.78 };
  const { lines, height, width } = await linesOf(picture, isDark ? '#1c1c24' : '#fdfdf6', room);
  const margin = Math.round(widthPx * 0.04);
  const [panelWidth, panelHeight] = [width + 2 * margin, height + 2 * margin];
  const panel = panelOf(
    { isOnPanel, isDark, isPlain: ground === 'plain' },
    panelWidth,
    panelHeight,
    random,
  );
  const printed = await sharp(panel)
    .composite(
      lines.map(({ input, top, left }) => ({ input, top: top + margin, left: left + margin })),
    )
    .png(QUICK)
    .toBuffer();
  const turned = await sharp(printed)
    .rotate(degrees, { background: '#0000' })
    .png(QUICK)
    .toBuffer();
  return sharp(turned)
    .resize({
      width: widthPx,
      height: heightPx,
      fit: 'contain',
      background: '#0000',
      withoutEnlargement: true,
    })
    .png(QUICK)
    .toBuffer();
}

function panelOf(
  { isOnPanel, isDark, isPlain }: { isOnPanel: boolean; isDark: boolean; isPlain: boolean },
  width: number,
  height: number,
  random: Random,
): Buffer {
  const hue = String(random.whole(0, 359));
  // Light letters on a light ground would be read by nobody.
  const isFilled = isOnPanel || (isPlain && !isDark);
  const fill = isDark ? `hsl(${hue} 30% 88%)` : `hsl(${hue} 45% 28%)`;
  const rectangle = isFilled ? `<rect width="100%" height="100%" rx="12" fill="${fill}"/>` : '';
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}">${rectangle}</svg>`,
  );
}

interface Laid {
  lines: (OverlayOptions & { top: number; left: number })[];
  width: number;
  height: number;
}

async function linesOf(
  picture: Picture,
  colour: string,
  room: { width: number; height: number },
): Promise<Laid> {
  const { font, lines: texts, kind, widthPx } = picture;
  let size = Math.max(SMALLEST_PX, widthPx * LETTERS[kind]);
  for (;;) {
    const laid = await layOut(texts, { font, size, colour });
    const fit = Math.min(room.width / laid.width, room.height / laid.height);
    // At their smallest they may fill the picture.
    if (fit >= 1 || size <= SMALLEST_PX) return laid;
    size = Math.max(SMALLEST_PX, size * Math.min(fit, 0.95));
  }
}

async function layOut(
  texts: readonly string[],
  style: Parameters<typeof drawText>[1],
): Promise<Laid> {
  const gap = Math.round(style.size * 0.45);
  const lines: Laid['lines'] = [];
  let [width, top] = [1, 0];
  for (const [index, text] of texts.entries()) {
    // The first line is the loudest.
    const size = index === 0 ? style.size : Math.max(SMALLEST_PX, style.size * 0.75);
    const input = await drawText(text, { ...style, size });
    const drawn = await sharp(input).metadata();
    lines.push({ input, top, left: 0 });
    width = Math.max(width, drawn.width);
    top += drawn.height + gap;
  }
  return { lines, width, height: Math.max(1, top - gap) };
}
