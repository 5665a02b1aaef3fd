import { z } from 'zod';
import type { PhotoReading, PhotoWord } from '~/core/photos/photo-words';
import { storableJson } from '../stored-text';

/** A word as it is stored, without names: a photo may hold hundreds. */
const word = z
  .tuple([z.string(), z.number(), z.number(), z.number(), z.number(), z.number(), z.number()])
  .transform(([text, confidence, line, left, top, width, height]): PhotoWord => ({
    text,
    confidence,
    line,
    box: { left, top, width, height },
  }));

/** A reading as it comes out of the database. */
export const storedReading: z.ZodType<PhotoReading> = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('read'),
    words: z.array(word),
    width: z.number(),
    height: z.number(),
  }),
  z.object({
    state: z.literal('unreadable'),
    why: z.enum(['notAPhoto', 'broken', 'tooLarge', 'elsewhere', 'gone', 'timedOut', 'refused']),
  }),
]);

/** As `storedReading` reads it. Shares to a thousandth: a pixel of a photo as wide as pages show it. */
export function writeReading(reading: PhotoReading): string {
  if (reading.state === 'unreadable') return JSON.stringify(reading);
  const { words, ...others } = reading;
  return storableJson({
    ...others,
    words: words.map(({ text, confidence, line, box }) => [
      text,
      rounded(confidence),
      line,
      ...[box.left, box.top, box.width, box.height].map(rounded),
    ]),
  });
}

function rounded(share: number): number {
  return Math.round(share * 1_000) / 1_000;
}
