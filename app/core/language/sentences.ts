/** Marks that separate phrases within one line of a catalogue: bullets, bars, check marks. */
const SEPARATOR = /\s*[•·|✓✔►▪●★]+\s*/u;

const END_MARK = /[.!?…]/g;

/** What may follow an end mark: the quote or bracket that closes with it, and spaces before a new beginning. */
const NEXT_SENTENCE = /((?:\s?["'”’»)\]])?)\s+(?=["'“‘«([]*[\p{Lu}\p{N}])/uy;

/**
 * Sentences of a text whose blocks are lines (see `htmlToText`). An abbreviation before a capital splits too
 * much rather than too little: the halves are judged for themselves.
 */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  for (const line of text.split('\n')) {
    if (!SEPARATOR.test(line)) addSentences(line, sentences);
    else for (const phrase of line.split(SEPARATOR)) addSentences(phrase, sentences);
  }
  return sentences;
}

/** Looks where a sentence may end only: most spaces follow a letter. */
function addSentences(phrase: string, sentences: string[]): void {
  let from = 0;
  END_MARK.lastIndex = 0;
  while (END_MARK.test(phrase)) {
    const end = END_MARK.lastIndex;
    NEXT_SENTENCE.lastIndex = end;
    const next = NEXT_SENTENCE.exec(phrase);
    if (next === null) continue;
    addSentence(phrase.slice(from, end + (next[1]?.length ?? 0)), sentences);
    from = END_MARK.lastIndex = NEXT_SENTENCE.lastIndex;
  }
  addSentence(from === 0 ? phrase : phrase.slice(from), sentences);
}

function addSentence(text: string, sentences: string[]): void {
  const sentence = text.trim();
  if (sentence !== '') sentences.push(sentence);
}
