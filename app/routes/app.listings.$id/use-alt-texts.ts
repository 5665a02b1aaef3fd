import { useFetcher } from '@remix-run/react';
import { useRef, useState } from 'react';
import { sayStrangeForm, type StrangeForm } from '~/components/answers';
import { showToast } from '~/components/app-bridge';
import { useTranslate } from '~/components/language';
import { listingPath } from '~/components/listing-links';
import { useAnswer } from '~/components/use-answer';
import { useOptionalScope } from '~/components/use-optional-scope';
import type { Message } from '~/core/audit/outcome';
import type { Media } from '~/core/listing/listing';
import type { Answer } from '~/services/answer';
import type { SaveAltTextsAnswer } from '~/services/changes/save-alt-texts';
import type { AltTextToSave, SavedChanges } from '~/services/changes/views';

type Refusal = Extract<SaveAltTextsAnswer, { done: false }>['because'] | StrangeForm;
type Told = Answer<SavedChanges, Refusal>;

/** Alt texts that were typed and are not saved, and the way to save them. Nothing typed is lost by a refusal. */
export function useAltTexts(listingId: string) {
  const t = useTranslate();
  const [draft, setDraft] = useState<ReadonlyMap<string, AltTextToSave>>(new Map());
  const scope = useOptionalScope('write_files');
  const fetcher = useFetcher<Told>({ key: 'alt texts' });
  const [isAsking, setIsAsking] = useState(false);
  const [whyNot, setWhyNot] = useState<Message | null>(null);
  const sent = useRef<ReadonlyMap<string, AltTextToSave>>(new Map());

  useAnswer(fetcher, (told) => {
    setWhyNot(told.done ? notAllWritten(told.value) : sayWhyNot(told.because));
    if (told.done) {
      setDraft((before) => typedSince(before, sent.current));
      showToast(t('listing.photos.altSaved', { closed: told.value.closes.length }));
    } else if (told.because.why === 'altTextsChanged') {
      const { altTexts } = told.because;
      setDraft((before) => withSeen(before, altTexts));
    }
  });

  async function save() {
    setIsAsking(true);
    const isAllowed = await scope.request();
    setIsAsking(false);
    if (!isAllowed) {
      setWhyNot({ id: 'listing.photos.altDeclined', data: {} });
      return;
    }
    sent.current = draft;
    const texts = JSON.stringify([...draft.values()]);
    fetcher.submit({ texts }, { method: 'post', action: `${listingPath(listingId)}/alt-texts` });
  }

  return {
    isChanged: draft.size > 0,
    isBusy: isAsking || fetcher.state !== 'idle',
    typedOf: (mediaId: string) => draft.get(mediaId)?.alt ?? null,
    type: ({ id: mediaId, alt: stored }: Media, alt: string) => {
      setDraft((before) => {
        const next = new Map(before);
        const shownAlt = before.get(mediaId)?.shownAlt ?? stored ?? '';
        if (alt === shownAlt) next.delete(mediaId);
        else next.set(mediaId, { mediaId, alt, shownAlt });
        return next;
      });
    },
    save: () => void save(),
    discard: () => {
      setDraft(new Map());
      setWhyNot(null);
    },
    whyNot,
  };
}

/** What was sent is the store's now; what was typed since is not. */
function typedSince(
  draft: ReadonlyMap<string, AltTextToSave>,
  sent: ReadonlyMap<string, AltTextToSave>,
): ReadonlyMap<string, AltTextToSave> {
  const next = new Map(draft);
  for (const [mediaId, { alt }] of sent) {
    const typed = next.get(mediaId);
    if (typed?.alt === alt) next.delete(mediaId);
    else if (typed) next.set(mediaId, { ...typed, shownAlt: alt });
  }
  return next;
}

/** The merchant was shown what was changed meanwhile: saving again is meant. */
function withSeen(
  draft: ReadonlyMap<string, AltTextToSave>,
  changed: { mediaId: string; alt: string }[],
): ReadonlyMap<string, AltTextToSave> {
  const next = new Map(draft);
  for (const { mediaId, alt } of changed) {
    const typed = next.get(mediaId);
    if (typed) next.set(mediaId, { ...typed, shownAlt: alt });
  }
  return next;
}

function notAllWritten({ changes }: SavedChanges): Message | null {
  return changes.every(({ state }) => state === 'written')
    ? null
    : { id: 'listing.photos.altNotSaved', data: {} };
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
    case 'altTextsChanged': {
      const texts = because.altTexts.map(({ alt }) => (alt === '' ? '—' : alt));
      return { id: 'listing.photos.altChanged', data: { count: texts.length, texts } };
    }
  }
}
