import { useRevalidator } from '@remix-run/react';
import { useState } from 'react';
import type { Message } from '~/core/audit/outcome';
import { MOST_PHOTO_BYTES } from '~/core/changes/photo-file';
import type { Answer } from '~/services/answer';
import type { AddedPhoto, AddPhotoAnswer } from '~/services/changes/photo-views';
import { sayStrangeForm, type StrangeForm } from './answers';
import { appBridge, showToast } from './app-bridge';
import { useTranslate } from './language';
import { listingPath } from './listing-links';
import { useOptionalScope } from './use-optional-scope';
import { useUndoChanges } from './use-undo-changes';

/** No file came, or not as a whole. */
interface NotArrived {
  why: 'tooLarge' | 'noFile' | 'brokenUpload';
}
type Refusal = Extract<AddPhotoAnswer, { done: false }>['because'] | StrangeForm | NotArrived;
export type AddPhotoTold = Answer<AddedPhoto, Refusal>;

interface PhotoDraft {
  file: File;
  alt: string;
  showsPackaging: boolean;
}

const MEGABYTE = 1024 * 1024;
export const MOST_PHOTO_MEGABYTES = MOST_PHOTO_BYTES / MEGABYTE;

/** Sends a photo, asking for the permission first where the app has none. Nothing chosen is lost by a refusal. */
export function useAddPhoto(listingId: string, onAdded: () => void) {
  const t = useTranslate();
  const scope = useOptionalScope('write_products', 'write_files');
  const { revalidate } = useRevalidator();
  const { undo } = useUndoChanges();
  /** `null`: nothing is on its way; 1: all of it was sent, and Shopify is at it. */
  const [sent, setSent] = useState<number | null>(null);
  const [whyNot, setWhyNot] = useState<Message | null>(null);

  async function add(draft: PhotoDraft) {
    setWhyNot(null);
    if (!(await scope.request())) {
      setWhyNot({ id: 'photo.declined', data: {} });
      return;
    }
    setSent(0);
    const told = await send(`${listingPath(listingId)}/photos`, draft, setSent);
    setSent(null);
    if (told === null) setWhyNot({ id: 'photo.error.connection', data: {} });
    else if (!told.done) setWhyNot(sayWhyNot(told.because));
    else {
      tell(told.value);
      revalidate();
      onAdded();
    }
  }

  function tell({ change, isAdded, closes }: AddedPhoto) {
    if (!isAdded) {
      showToast(t('photo.underWay'));
      return;
    }
    showToast(t('photo.added', { closed: closes.length }), {
      label: t('action.undo'),
      onAction: () => {
        undo({ batch: change.batch });
      },
    });
  }

  return {
    isGranted: scope.isGranted,
    sent,
    whyNot,
    add: (draft: PhotoDraft) => void add(draft),
    refuse: setWhyNot,
  };
}

/** `fetch` tells nothing of how far it is. `null`: no answer that makes sense. */
async function send(
  url: string,
  { file, alt, showsPackaging }: PhotoDraft,
  onSent: (share: number) => void,
): Promise<AddPhotoTold | null> {
  const token = (await appBridge()?.idToken()) ?? '';
  const form = new FormData();
  form.set('alt', alt);
  form.set('showsPackaging', String(showsPackaging));
  form.set('photo', file);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => {
      onSent(loaded / total);
    };
    request.onload = () => {
      const told = request.response as AddPhotoTold | null;
      resolve(told !== null && 'done' in told ? told : null);
    };
    request.onerror = () => {
      resolve(null);
    };
    request.send(form);
  });
}

const TOO_LARGE: Message = {
  id: 'photo.error.tooLarge',
  data: { megabytes: MOST_PHOTO_MEGABYTES },
};

export function sayPhotoFault(fault: 'empty' | 'tooLarge' | 'noPhoto'): Message {
  return fault === 'tooLarge' ? TOO_LARGE : { id: `photo.error.${fault}`, data: {} };
}

function sayWhyNot(because: Refusal): Message {
  switch (because.why) {
    case 'invalid':
      return sayPhotoFault(because.errors.file);
    case 'tooLarge':
      return TOO_LARGE;
    case 'noFile':
    case 'brokenUpload':
      return { id: 'photo.error.connection', data: {} };
    case 'notUploaded':
      return {
        id: because.kind === 'access' ? 'photo.declined' : 'photo.error.notUploaded',
        data: {},
      };
    case 'tooManyPhotos':
      return { id: 'photo.error.tooMany', data: {} };
    case 'gone':
      return { id: 'listing.gone', data: {} };
    case 'underWay':
      return { id: 'photo.underWay', data: {} };
    case 'declined':
      if (because.kind === 'access') return { id: 'photo.declined', data: {} };
      return because.words === null
        ? { id: `history.refused.${because.kind}`, data: {} }
        : { id: 'photo.error.declined', data: { words: because.words } };
    case 'strangeForm':
      return sayStrangeForm(because);
  }
}
