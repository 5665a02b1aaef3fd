import { useCallback, useMemo, useState } from 'react';
import type { BulkAltText, PhotoToDescribe } from '~/services/changes/views';

/** What was typed on whichever page of the photos, and is not written. */
export function useAltTextsDraft() {
  const [draft, setDraft] = useState<ReadonlyMap<string, BulkAltText>>(new Map());
  const type = useCallback((listingId: string, photo: PhotoToDescribe, alt: string) => {
    const { mediaId, alt: shownAlt } = photo;
    setDraft((before) => {
      const next = new Map(before);
      if (alt === '') next.delete(mediaId);
      else next.set(mediaId, { listingId, mediaId, alt, shownAlt });
      return next;
    });
  }, []);
  const discard = useCallback(() => {
    setDraft(new Map());
  }, []);
  const texts = useMemo(() => [...draft.values()].filter(({ alt }) => alt.trim() !== ''), [draft]);
  return { texts, typedOf: (id: string) => draft.get(id)?.alt ?? '', type, discard };
}
