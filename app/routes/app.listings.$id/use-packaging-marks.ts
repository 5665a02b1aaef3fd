import { useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { sayWhyNot } from '~/components/answers';
import { showToast } from '~/components/app-bridge';
import { useTranslate } from '~/components/language';
import { packagingForm } from '~/components/packaging-marks';
import type { PackagingMarks } from '~/core/listing/listing';
import type { ListingPageAnswer } from './listing-form';

/** The marks as the merchant last set them, at once, and the way to set them, with a way back. */
export function usePackagingMarks(stored: PackagingMarks | null) {
  const t = useTranslate();
  const fetcher = useFetcher<ListingPageAnswer>({ key: 'packaging' });
  const undo = useRef<PackagingMarks | null>(null);
  const hideToast = useRef<(() => void) | null>(null);

  const [draft, setDraft] = useState<{ marks: PackagingMarks | null; before: unknown } | null>(
    null,
  );

  // What was set last shows at once, and until the page has been loaded again with it.
  const isUnderWay = draft !== null && (fetcher.state !== 'idle' || fetcher.data === draft.before);
  const marks = isUnderWay ? draft.marks : stored;

  function mark(next: PackagingMarks | null) {
    undo.current = marks;
    // Its way back leads past this change.
    hideToast.current?.();
    setDraft({ marks: next, before: fetcher.data });
    fetcher.submit(packagingForm(next), { method: 'post' });
  }

  const answer = fetcher.data;
  useEffect(() => {
    if (!answer?.done) return;
    hideToast.current?.();
    hideToast.current = showToast(t('listing.photos.saved'), {
      label: t('action.undo'),
      onAction: () => {
        mark(undo.current);
      },
    });
    // Only an answer calls for a word; `mark` is made anew on every render.
  }, [answer]);

  return { marks, error: sayWhyNot(answer, 'listing.gone'), mark };
}
