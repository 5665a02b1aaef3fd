/** Whole words or turns of phrase, whatever their case; each string may hold alternatives. */
export function wordsPattern(alternatives: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}-])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}-])`, 'iu');
}
