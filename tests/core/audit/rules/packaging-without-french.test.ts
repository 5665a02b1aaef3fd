import { describe, expect, it } from 'vitest';
import type { Listing } from '~/core/listing/listing';
import type { PhotoReading } from '~/core/photos/photo-words';
import { readingOf } from '../../photos/reading-of';
import { listing, photo, resultOf, STORE } from '../../support';

const BOX = photo({ id: 'box', alt: 'The kettle in its box' });
const SIDE = photo({ id: 'side', alt: 'Another view' });
const ENGLISH = readingOf(['Copper Kettle', 'Boils faster', 'Dishwasher safe']);
const BOTH = readingOf([
  'Boils faster',
  'Bout plus vite',
  'Va au lave-vaisselle',
  'Poids net 2 kg',
]);
const BROKEN: PhotoReading = { state: 'unreadable', why: 'broken' };

function judge(readings: Record<string, PhotoReading> | null, overrides: Partial<Listing> = {}) {
  return resultOf('packaging-without-french', listing({ media: [BOX, SIDE], ...overrides }), {
    store: STORE,
    ...(readings && { photoReadings: new Map(Object.entries(readings)) }),
  });
}

describe('packaging-without-french', () => {
  it('fails where what is read on the packaging is English alone', () => {
    const result = judge({ box: ENGLISH });
    expect(result).toMatchObject({ outcome: 'fail', severity: 'high', audiences: ['QC'] });
    expect(result.findings).toMatchObject([
      {
        key: 'box',
        field: 'media[0]',
        message: { data: { position: 1, examples: ['Boils', 'faster', 'Dishwasher', 'safe'] } },
      },
    ]);
  });

  it('takes a photo for the packaging by the merchant’s word, or by what is printed on it', () => {
    const media = [photo({ id: 'box', alt: 'Front' })];
    const packaging = { shownOn: ['box'], noneShown: false };
    expect(judge({ box: ENGLISH }, { media, packaging }).outcome).toBe('fail');
    expect(judge({ box: ENGLISH }, { media }).outcome).toBe('notApplicable');
    const label = readingOf(['Maple Candy', 'Net Wt 8 oz', 'Ingredients: sugar and cream']);
    expect(judge({ box: label }, { media }).outcome).toBe('fail');
    const none = { shownOn: [], noneShown: true };
    expect(judge({ box: label }, { media, packaging: none }).outcome).toBe('notApplicable');
  });

  it('takes no pack of several for the packaging', () => {
    const media = [photo({ id: 'box', alt: 'Emballage de 3 t-shirts' })];
    expect(judge({ box: ENGLISH }, { media }).reason).toMatchObject({
      id: 'reason.noPackagingPhotoKnown',
    });
  });

  it('passes with French in either order, in small print, or on another side', () => {
    expect(judge({ box: BOTH }).outcome).toBe('pass');
    expect(judge({ box: readingOf(['Poids net 2 kg', 'Boils faster']) }).outcome).toBe('pass');
    const media = [BOX, photo({ id: 'side', alt: 'Back of the packaging' })];
    expect(judge({ box: ENGLISH, side: BOTH }, { media }).outcome).toBe('pass');
    expect(judge({ box: readingOf(['Kettle', '1.5 L', 'CE']) }).outcome).toBe('pass');
  });

  it('does not apply where photos are not looked at, or none is known to show the packaging', () => {
    expect(judge(null).reason).toMatchObject({ id: 'reason.photosNotRead' });
    expect(judge({ side: ENGLISH }, { media: [SIDE] })).toMatchObject({
      outcome: 'notApplicable',
      reason: { id: 'reason.noPackagingPhotoKnown' },
    });
  });

  it('is unknown until the photo was looked at, and where it was read in part or not at all', () => {
    expect(judge({}).reason).toMatchObject({
      id: 'reason.photosNotYetLookedAt',
      data: { left: 1, photos: 1 },
    });
    expect(judge({ box: BROKEN }).reason).toMatchObject({ id: 'reason.photosUnreadable' });
    expect(judge({ box: readingOf([]) }).reason).toMatchObject({
      id: 'reason.packagingNotLegible',
    });
    const small = readingOf(['fine print below', 'unclear'], { confidence: 0.3 });
    const partly: PhotoReading =
      ENGLISH.state === 'read' && small.state === 'read'
        ? { ...ENGLISH, words: [...ENGLISH.words, ...small.words] }
        : ENGLISH;
    expect(judge({ box: partly }).reason).toMatchObject({ id: 'reason.packagingReadInPart' });
  });
});
