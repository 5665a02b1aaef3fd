/** Marks that separate phrases within one line of a catalogue: bullets, bars, check marks. */
const SEPARATOR = /\s*[•·|✓✔►▪●★]+\s*/u;

/** After a full stop, an exclamation or question mark and the quote that closes with it, before a new beginning. */
const SENTENCE_END = /(?<=[.!?…](?:\s?["'”’»)\]])?)\s+(?=["'“‘«([]*[\p{Lu}\p{N}])/u;

/**
 * Sentences of a text whose blocks are lines (see `htmlToText`). An abbreviation before a capital splits too
 * much rather than too little: the halves are judged for themselves.
 */
export function splitSentences(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => line.split(SEPARATOR))
    .flatMap((phrase) => phrase.split(SENTENCE_END))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
