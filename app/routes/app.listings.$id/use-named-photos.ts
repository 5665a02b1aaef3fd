import { useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { sayStrangeForm, type StrangeForm } from '~/components/answers';
import { showToast } from '~/components/app-bridge';
import { useTranslate } from '~/components/language';
import { listingPath } from '~/components/listing-links';
import { useOptionalScope } from '~/components/use-optional-scope';
import { useUndoChanges } from '~/components/use-undo-changes';
import type { Message } from '~/core/audit/outcome';
import type { Answer } from '~/services/answer';
import type { NamePhotoAnswer } from '~/services/changes/name-packaging-photo';
import type { SavedChanges } from '~/services/changes/views';

type Refusal = Extract<NamePhotoAnswer, { done: false }>['because'] | StrangeForm;

/** Takes photos out of the product's own field, asking for the permission first where the app has none. */
export function useNamedPhotos(listingId: string) {
  const t = useTranslate();
  const scope = useOptionalScope('write_products');
  const { undo } = useUndoChanges();
  const fetcher = useFetcher<Answer<SavedChanges, Refusal>>({ key: 'named photos' });
  const [whyNot, setWhyNot] = useState<Message | null>(null);
  const seen = useRef(fetcher.data);

  useEffect(() => {
    const told = fetcher.data;
    if (told === undefined || told === seen.current) return;
    seen.current = told;
    setWhyNot(told.done ? notWritten(told.value) : sayWhyNot(told.because));
    const [change] = told.done ? told.value.changes : [];
    if (change?.state !== 'written') return;
    showToast(t('listing.photos.saved'), {
      label: t('action.undo'),
      onAction: () => {
        undo({ batch: change.batch });
      },
    });
    // Only an answer calls for a word; `undo` is made anew on every render.
  }, [fetcher.data, t]);

  async function takeOut(mediaId: string) {
    setWhyNot(null);
    if (!(await scope.request())) {
      setWhyNot({ id: 'listing.photos.nameDeclined', data: {} });
      return;
    }
    fetcher.submit(
      { mediaId, shows: 'false' },
      { method: 'post', action: `${listingPath(listingId)}/packaging` },
    );
  }

  return {
    isBusy: fetcher.state !== 'idle',
    whyNot,
    takeOut: (mediaId: string) => void takeOut(mediaId),
  };
}

function notWritten({ changes }: SavedChanges): Message | null {
  return changes.every(({ state }) => state === 'written')
    ? null
    : { id: 'listing.photos.notNamed', data: {} };
}

function sayWhyNot(because: Refusal): Message {
  switch (because.why) {
    case 'strangeForm':
      return sayStrangeForm(because);
    case 'gone':
      return { id: 'listing.gone', data: {} };
    case 'underWay':
      return { id: 'french.underWay', data: {} };
    case 'notAnswered':
      return { id: 'fix.notAnswered.unavailable', data: {} };
  }
}
