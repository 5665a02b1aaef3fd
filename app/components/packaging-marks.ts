import type { PackagingMarks } from '~/core/listing/listing';

/** The opposite of `marksIn` of packaging-form.ts, without its schemas, which would weigh on pages. */
export function packagingForm(marks: PackagingMarks | null): FormData {
  const data = new FormData();
  if (marks === null || (marks.shownOn.length === 0 && !marks.noneShown)) {
    data.set('intent', 'clearPackaging');
    return data;
  }
  data.set('intent', 'markPackaging');
  data.set('noneShown', String(marks.noneShown));
  for (const mediaId of marks.shownOn) data.append('shownOn', mediaId);
  return data;
}
