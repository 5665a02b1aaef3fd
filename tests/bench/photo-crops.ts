import sharp from 'sharp';
import type { PhotoReader } from '~/vision/photo-reader';
import { hasSharedData, sharedData } from '../support/shared-data';
import type { Measurement } from './measurement';
import { packagingOutcome } from './photo-rules';
import { bareWords, trustedWords } from './read-words';

/** Boxes on a shelf, taken by a webcam: 11 goods in one picture, whose crops are 160 to 340 pixels wide. */
const GRID = ['images', 'packaged-groceries-ca', 'product_test_overview.png'] as const;

/** A crop's place, in thousandths of the grid's width and height, and what a person reads in it. */
interface Crop {
  place: readonly [left: number, top: number, right: number, bottom: number];
  language: 'en' | 'fr' | 'both';
  text: string;
}

const CROPS: readonly Crop[] = [
  { place: [21, 22, 244, 328], language: 'fr', text: 'cacao de qualité supérieure' },
  {
    place: [250, 22, 461, 328],
    language: 'both',
    text: 'floral scent dry sweeping refills parfum floral linges secs de rechange',
  },
  { place: [467, 22, 757, 328], language: 'en', text: 'Breton Artisanal cranberry ancient grains' },
  {
    place: [762, 20, 984, 328],
    language: 'both',
    text: 'Sun Maid pitted prunes pruneaux dénoyautés',
  },
  { place: [21, 338, 244, 626], language: 'en', text: 'SunRype fruit to go' },
  { place: [250, 338, 475, 626], language: 'fr', text: 'nouveau nourish caramel sel de mer noix' },
  {
    place: [485, 338, 723, 626],
    language: 'en',
    text: 'Ezekiel sprouted whole grain pasta spaghetti',
  },
  {
    place: [733, 338, 984, 626],
    language: 'en',
    text: 'Hodgson Mill whole wheat whole grain fettuccine',
  },
  {
    place: [21, 636, 468, 971],
    language: 'en',
    text: 'Hodgson Mill whole wheat whole grain lasagna',
  },
  {
    place: [476, 636, 714, 971],
    language: 'both',
    text: 'french country mushroom soup soupe aux champignons campagnarde',
  },
  {
    place: [722, 636, 985, 971],
    language: 'both',
    text: 'Selection chicken bouillon cubes bouillon de poulet',
  },
];

/** What is read of real boxes, where pictures of some lie beside the project. They are read in place. */
export async function measureCrops(reader: Pick<PhotoReader, 'readBytes'>): Promise<Measurement[]> {
  if (!hasSharedData) return [];
  const grid = sharedData(...GRID);
  const { width, height } = await sharp(grid).metadata();
  const count = { printed: 0, found: 0, fail: 0, wrong: 0, unknown: 0 };
  for (const { place, language, text } of CROPS) {
    const [left, right] = [place[0], place[2]].map((x) => Math.round((x * width) / 1000));
    const [top, bottom] = [place[1], place[3]].map((y) => Math.round((y * height) / 1000));
    const box = { left: left ?? 0, top: top ?? 0 };
    const crop = await sharp(grid)
      .extract({ ...box, width: (right ?? 0) - box.left, height: (bottom ?? 0) - box.top })
      .png()
      .toBuffer();
    const reading = await reader.readBytes(crop);
    const seen = trustedWords(reading);
    const printed = bareWords(text);
    count.printed += printed.length;
    count.found += printed.filter((word) => seen.has(word)).length;
    const outcome = packagingOutcome(reading);
    if (outcome === 'fail') count.fail += 1;
    if (outcome === 'fail' && language !== 'en') count.wrong += 1;
    if (outcome === 'unknown') count.unknown += 1;
  }
  return [
    {
      name: `words found, ${String(CROPS.length)} crops of a webcam's picture of boxes`,
      measured: `${String(count.found)} of ${String(count.printed)}`,
    },
    {
      name: 'packaging-without-french, the same crops',
      measured: `${String(count.fail)} found, ${String(count.wrong)} of them wrong, ${String(count.unknown)} unknown`,
    },
  ];
}
