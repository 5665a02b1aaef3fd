import type { PackagingMarks } from '~/core/listing/listing';

export const NONE_SHOWS: PackagingMarks = { shownOn: [], noneShown: true };

/** The marks with that of one photo set, or taken off. */
export function toggled(marks: PackagingMarks | null, photoId: string): PackagingMarks | null {
  const shownOn = marks?.shownOn ?? [];
  const others = shownOn.filter((id) => id !== photoId);
  const next = others.length === shownOn.length ? [...others, photoId] : others;
  return next.length === 0 ? null : { shownOn: next, noneShown: false };
}
