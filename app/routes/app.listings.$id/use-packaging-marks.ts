import { useFetcher } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { showToast } from '~/components/app-bridge';
import { useTranslate } from '~/components/language';
import type { Message } from '~/core/audit/outcome';
import type { PackagingMarks } from '~/core/listing/listing';
import { packagingForm, parseListingForm } from './listing-form';

/** The marks as the merchant last set them, at once, and the way to set them, with a way back. */
export function usePackagingMarks(stored: PackagingMarks | null) {
  const t = useTranslate();
  const fetcher = useFetcher<{ error: Message | null }>({ key: 'packaging' });
  const undo = useRef<PackagingMarks | null>(null);

  const sent = fetcher.formData && parseListingForm(fetcher.formData).command;
  const marks = sent?.intent === 'markPackaging' ? sent.marks : stored;

  function send(next: PackagingMarks | null) {
    void fetcher.submit(packagingForm(next), { method: 'post' });
  }

  function mark(next: PackagingMarks | null) {
    undo.current = marks;
    send(next);
  }

  const answer = fetcher.data;
  useEffect(() => {
    if (answer?.error !== null) return;
    showToast(t('listing.photos.saved'), {
      label: t('action.undo'),
      onAction: () => send(undo.current),
    });
    // Only an answer calls for a word; `send` is made anew on every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [answer]);

  return { marks, error: answer?.error ?? null, mark };
}
