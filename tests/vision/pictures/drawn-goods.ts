import sharp from 'sharp';
import { pictureSvg } from '../../../sandbox/server/pictures';
import { QUICK } from './grounds';
import type { Random } from './random';

/** Goods that the sandbox draws without a word on them. */
export const DRAWN_GOODS = [
  'Enamel Camp Mug',
  'Maple Cutting Board',
  'Wooden Train Set',
  'Chef’s Knife, 8 inch',
  'Plush Moose',
  'Linen Tea Towels',
  'Glass Spice Jars',
  'Aurora Puzzle',
  'Trail Daypack',
  'Table Hockey',
  'Merino Base Layer',
  'Slim Leather Wallet',
  'Two-Person Tent',
  'Maple Key Necklace',
  'Trail Snowshoes',
  'Wooden Advent Calendar',
  'Carbon Trekking Poles',
  'Holiday Crackers',
  'Birch Wall Clock',
  'Iron-On Name Labels',
  'Seagrass Storage Baskets',
  'Geometry Set',
  'Cedar Door Wreath',
  'Watercolour Set',
  'Clamp Desk Lamp',
  'Coloured Pencils',
  'Kids’ Rain Boots',
  'Weekly Planner',
] as const;

const VIEWS = [null, 'In its gift box', 'From the side, close up'] as const;

/** Flat shapes with hard edges, whose corners and bows a reader may take for letters. */
export async function drawnGoods(
  title: string,
  random: Random,
  width: number,
  height: number,
): Promise<Buffer> {
  const alt = random.oneOf(VIEWS);
  const svg = pictureSvg('', { widthPx: width, heightPx: height }, { title, alt });
  return sharp(Buffer.from(svg)).removeAlpha().png(QUICK).toBuffer();
}
