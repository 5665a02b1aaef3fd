import { withoutAccents } from '~/core/language/without-accents';

/** What a part of the settings is found by: all that it says. */
export function isFound(said: readonly string[], search: string): boolean {
  const words = plain(search).split(/\s+/).filter(Boolean);
  const text = plain(said.join(' '));
  return words.every((word) => text.includes(word));
}

/** Many leave accents out in a search. */
function plain(text: string): string {
  return withoutAccents(text).toLowerCase();
}
