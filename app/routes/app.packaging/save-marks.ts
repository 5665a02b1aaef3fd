import { packagingForm } from '~/components/packaging-marks';
import type { PackagingMarks } from '~/core/listing/listing';

/** `gone`: the store has no such listing any more; `failed`: nobody knows why, and trying again may help. */
export type NotSaved = 'gone' | 'failed';

/** Without Remix, which would have the page load its data again after each answer, and what is done leave it. */
export async function saveMarks(
  listingId: string,
  marks: PackagingMarks | null,
): Promise<NotSaved | null> {
  const body = packagingForm(marks);
  body.set('listingId', listingId);
  try {
    // App Bridge adds the session token to requests of the app's own origin.
    const response = await fetch('/app/packaging/marks', { method: 'POST', body });
    if (response.ok) return null;
    return response.status === 404 ? 'gone' : 'failed';
  } catch {
    return 'failed';
  }
}
