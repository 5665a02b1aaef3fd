import type { Separator } from './csv-dialect';
import type { Encoding } from './text-encoding';

/** How a file was saved where it is not as Shopify saves, for its reader to hear of it. Data of a message. */
export type SavedAs = {
  encoding: Encoding;
  separator: 'comma' | 'semicolon' | 'tab' | 'bar';
};

const NAMES: Record<Separator, SavedAs['separator']> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
};

/** `null` for UTF-8 with commas. */
export function savedAs(encoding: Encoding, separator: Separator): SavedAs | null {
  if (encoding === 'UTF-8' && separator === ',') return null;
  return { encoding, separator: NAMES[separator] };
}
