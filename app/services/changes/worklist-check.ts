import { createHash } from 'node:crypto';
import { CUSTOMS_KINDS, type CustomsKind } from '~/core/changes/change';
import type { WorkLine } from '~/core/changes/worklist';
import { readOrigin } from '~/core/customs/origin';

/** Enough that two texts of a store have the same by accident as good as never, and short enough for a cell. */
const LENGTH = 12;

const LETTER = { hsCode: 'h', origin: 'o', weight: 'w' } as const satisfies Record<
  CustomsKind,
  string
>;

/** What tells later whether the line still holds: digests of the source and of what stood there, none of them a number. */
export function checkOf(line: WorkLine): string {
  switch (line.list) {
    case 'french':
      return `s${digestOf(line.source)}.v${digestOf(line.french)}`;
    case 'customs':
      return CUSTOMS_KINDS.map((kind) => LETTER[kind] + digestOf(line.values[kind])).join('.');
    case 'altTexts':
      return `v${digestOf(line.alt)}`;
  }
}

/** Of a text whatever its line ends and the blanks around it; blank is none. */
export function digestOf(text: string | null): string {
  const plain = (text ?? '').replace(/\r\n?/g, '\n').trim();
  return createHash('sha256').update(plain).digest('hex').slice(0, LENGTH);
}

/** A value of a variant as worklists show it: of its origin the country. */
export function shownOf(kind: CustomsKind, value: string | null): string | null {
  return kind === 'origin' && value !== null ? (readOrigin(value)?.country ?? value) : value;
}
