import type { PhotoReading } from '~/core/photos/photo-words';
import { listing, photo, resultOf, STORE } from '../core/support';
import type { Picture } from '../vision/pictures/picture-set';
import type { Measurement } from './measurement';

export interface ReadPicture {
  picture: Picture;
  reading: PhotoReading;
}

/** What it takes to say something of a merchant's photo: hardly ever wrong, and not silent. */
const PRECISION = 0.98;
const RECALL = 0.7;

/** No event's season, in which the sample's price is 40 dollars and nothing is off. */
const SUMMER = new Date('2026-06-10T12:00:00Z');

/** What is so, whatever was read; `null`: the set does not tell. */
const TRUTHS: Record<string, (picture: Picture) => boolean | null> = {
  // What is printed on packaging is the other rule's.
  'english-text-in-photo': ({ kind, language }) =>
    kind === 'claim' || isPackaging(kind) ? null : language === 'en',
  'packaging-without-french': ({ kind, language }) =>
    isPackaging(kind) ? language === 'en' : null,
  'claim-in-photo': ({ claim }) => claim !== null,
};

/** How often each rule is right on these pictures, each the one photo of a listing. */
export function measurePhotoRules(half: string, read: readonly ReadPicture[]): Measurement[] {
  return Object.entries(TRUTHS).flatMap(([rule, truth]) => {
    const told = read.flatMap((each) => {
      const isSo = truth(each.picture);
      return isSo === null ? [] : [{ isSo, outcome: outcomeOf(rule, each) }];
    });
    const count = (isSo: boolean, outcome: string) =>
      told.filter((each) => each.isSo === isSo && each.outcome === outcome).length;
    const [right, wrong] = [count(true, 'fail'), count(false, 'fail')];
    const missed = told.filter(({ isSo }) => isSo).length - right;
    const outcomes = (isSo: boolean) =>
      ['fail', 'unknown', 'pass'].map((each) => `${String(count(isSo, each))} ${each}`).join(', ');
    return [
      shareOf(right, right + wrong, PRECISION, `${rule}: right where it finds something, ${half}`),
      shareOf(right, right + missed, RECALL, `${rule}: found of what there is, ${half}`),
      {
        name: `${rule}: what it says, ${half}`,
        measured: `where it is so: ${outcomes(true)}; where not: ${outcomes(false)}`,
      },
    ];
  });
}

function isPackaging(kind: Picture['kind']): boolean {
  return kind === 'label' || kind === 'box';
}

function outcomeOf(rule: string, { picture, reading }: ReadPicture): string {
  return judged(rule, reading, isPackaging(picture.kind));
}

/** What `packaging-without-french` says of a photo of packaging. */
export function packagingOutcome(reading: PhotoReading): string {
  return judged('packaging-without-french', reading, true);
}

function judged(rule: string, reading: PhotoReading, showsPackaging: boolean): string {
  // That is the merchant's word; whether the app recognises packaging by itself is another question.
  const packaging = { shownOn: [photo().id], noneShown: false };
  return resultOf(
    rule,
    listing(showsPackaging ? { packaging } : {}),
    { store: STORE, photoReadings: new Map([[photo().id, reading]]) },
    { now: SUMMER },
  ).outcome;
}

function shareOf(part: number, whole: number, least: number, name: string): Measurement {
  return {
    name,
    measured: `${String(part)} of ${String(whole)}`,
    budget: `≥ ${String(100 * least)} %`,
    isMet: whole > 0 && part / whole >= least,
  };
}
