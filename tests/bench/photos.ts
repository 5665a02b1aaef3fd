import { createPhotoReader, type PhotoReader } from '~/vision/photo-reader';
import { drawPicture } from '../vision/pictures/draw-picture';
import { pictureSet, type Picture } from '../vision/pictures/picture-set';
import { inMilliseconds, percentile, type Measurement } from './measurement';
import { measureCrops } from './photo-crops';
import { measurePhotoRules, type ReadPicture } from './photo-rules';
import { bareWords, trustedWords } from './read-words';

interface Read extends ReadPicture {
  /** Of three letters or more, without accents, which a machine often does not see. */
  printed: string[];
  found: string[];
  invented: string[];
  ms: number;
}

/** What is read of the pictures of the set: words found, and words seen where none are. Both halves at a time. */
export async function measurePhotos(): Promise<Measurement[]> {
  const halves = ['chosenOn', 'keptBack'] as const;
  const read = await Promise.all(
    halves.map((half) => withReader((reader) => readHalf(reader, half))),
  );
  return [
    ...halves.flatMap((half, index) => ofHalf(HALVES[half], read[index] ?? [])),
    timeOf(read.flat()),
    ...(await withReader(measureCrops)),
  ];
}

async function withReader<T>(act: (reader: PhotoReader) => Promise<T>): Promise<T> {
  const reader = createPhotoReader();
  try {
    return await act(reader);
  } finally {
    await reader.close();
  }
}

async function readHalf(reader: PhotoReader, half: Picture['half']): Promise<Read[]> {
  const read: Read[] = [];
  for (const picture of pictureSet().filter((each) => each.half === half)) {
    read.push(await readPicture(reader, picture));
  }
  return read;
}

const HALVES = {
  chosenOn: 'the half on which it was set up',
  keptBack: 'the half kept back',
} as const;

async function readPicture(reader: PhotoReader, picture: Picture): Promise<Read> {
  const bytes = await drawPicture(picture);
  const before = performance.now();
  const reading = await reader.readBytes(bytes);
  const ms = performance.now() - before;
  if (reading.state !== 'read') throw new Error(`${picture.id} was not read: ${reading.why}`);
  const seen = trustedWords(reading);
  const printed = picture.lines.flatMap(bareWords);
  return {
    picture,
    reading,
    printed,
    found: printed.filter((word) => seen.has(word)),
    invented: [...seen].filter((word) => !printed.includes(word)),
    ms,
  };
}

function ofHalf(half: string, read: readonly Read[]): Measurement[] {
  const printed = read.filter((each) => each.printed.length > 0);
  const bare = read.filter(({ picture }) => picture.lines.length === 0);
  const invented = bare.reduce((sum, each) => sum + each.invented.length, 0);
  return [
    ...[...Map.groupBy(printed, ({ picture }) => picture.kind)].map(([kind, ofKind]) => ({
      name: `words found, ${kind}, ${half}`,
      measured: shareFound(ofKind),
    })),
    { name: `words found, all, ${half}`, measured: shareFound(printed) },
    {
      name: `words seen in ${String(bare.length)} pictures without any, ${half}`,
      measured: String(invented),
    },
    ...measurePhotoRules(half, read),
  ];
}

function shareFound(read: readonly Read[]): string {
  const [found, printed] = (['found', 'printed'] as const).map((of) =>
    read.reduce((sum, each) => sum + each[of].length, 0),
  ) as [number, number];
  return `${((100 * found) / printed).toFixed(1)} % of ${String(printed)}`;
}

function timeOf(read: readonly Read[]): Measurement {
  const [, ...warm] = read.map(({ ms }) => ms);
  const [half, most] = [percentile(warm, 0.5), percentile(warm, 0.95)];
  return {
    name: `a picture read, ${String(warm.length)} pictures`,
    measured: `${inMilliseconds(half)}, 95 in 100 within ${inMilliseconds(most)}`,
  };
}
