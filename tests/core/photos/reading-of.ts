import type { PhotoReading, PhotoWord } from '~/core/photos/photo-words';

/** What was read in a photo: its lines, all of it read well unless `confidence` says otherwise. */
export function readingOf(
  lines: readonly string[],
  { confidence = 0.95 }: { confidence?: number } = {},
): PhotoReading {
  return { state: 'read', words: wordsIn(lines, confidence), width: 1200, height: 1200 };
}

export function wordsIn(lines: readonly string[], confidence = 0.95): PhotoWord[] {
  return lines.flatMap((text, line) =>
    text.split(' ').map((word, at) => ({
      text: word,
      confidence,
      line,
      box: { left: 0.1 + at * 0.1, top: 0.1 + line * 0.1, width: 0.08, height: 0.06 },
    })),
  );
}
