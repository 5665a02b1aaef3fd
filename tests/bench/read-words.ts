import type { PhotoReading } from '~/core/photos/photo-words';

/** As rules take a word for read. */
const TRUSTED_CONFIDENCE = 0.6;

/** Of three letters or more, without accents, which a machine often does not see. */
export function bareWords(text: string): string[] {
  const bare = text.toLowerCase().replaceAll('œ', 'oe').normalize('NFD').replace(/\p{M}/gu, '');
  return bare.split(/[^\p{L}]+/u).filter((word) => word.length > 2);
}

/** Those of a photo that were read well. */
export function trustedWords(reading: PhotoReading): Set<string> {
  const words = reading.state === 'read' ? reading.words : [];
  const sure = words.filter(({ confidence }) => confidence >= TRUSTED_CONFIDENCE);
  return new Set(sure.flatMap(({ text }) => bareWords(text)));
}
