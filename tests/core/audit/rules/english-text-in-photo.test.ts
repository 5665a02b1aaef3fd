import { describe, expect, it } from 'vitest';
import type { PhotoReading } from '~/core/photos/photo-words';
import { readingOf, wordsIn } from '../../photos/reading-of';
import { listing, photo, resultOf, STORE } from '../../support';

const PHOTOS = [photo({ id: 'one' }), photo({ id: 'two' })];
const ENGLISH = readingOf(['Keeps drinks cold', 'for 24 hours']);
const FRENCH = readingOf(['Garde les boissons froides', 'pendant 24 heures']);
const NOTHING = readingOf([]);
const BROKEN: PhotoReading = { state: 'unreadable', why: 'broken' };

function judge(readings: (PhotoReading | null)[] | null, media = PHOTOS) {
  const photoReadings =
    readings &&
    new Map(readings.flatMap((each, at) => (each ? [[media[at]?.id ?? '', each] as const] : [])));
  return resultOf('english-text-in-photo', listing({ media }), {
    store: STORE,
    ...(photoReadings && { photoReadings }),
  });
}

describe('english-text-in-photo', () => {
  it('fails where a photo says something in English, and none in French', () => {
    const result = judge([NOTHING, ENGLISH]);
    expect(result).toMatchObject({ outcome: 'fail', severity: 'medium', audiences: ['QC'] });
    expect(result.findings).toMatchObject([
      {
        key: 'two',
        field: 'media[1]',
        message: { data: { position: 2, example: 'Keeps drinks cold for 24 hours' } },
      },
    ]);
  });

  it('counts words where there is no sentence', () => {
    expect(judge([readingOf(['Washable', 'Lightweight', 'Warm', 'Windproof'])]).outcome).toBe(
      'unknown',
    );
    const words = ['Washable', 'Lightweight', 'Warm', 'Windproof'];
    expect(judge([readingOf(words), NOTHING]).outcome).toBe('fail');
    expect(judge([readingOf(words.slice(1)), NOTHING]).outcome).toBe('pass');
  });

  it('leaves what is printed on packaging to the rule about it', () => {
    const media = [photo({ id: 'one', alt: 'In its gift box' }), photo({ id: 'two' })];
    expect(judge([ENGLISH, NOTHING], media).outcome).toBe('pass');
  });

  it.each([
    ['no words', NOTHING, NOTHING],
    ['French in the same photo', readingOf(['Keeps drinks cold', 'Garde au froid']), NOTHING],
    ['French in another photo', ENGLISH, FRENCH],
    [
      'its name, its vendor and sizes',
      readingOf(['Boreal Goods', 'COPPER KETTLE', '1.5 L', 'BPA']),
      NOTHING,
    ],
    ['words of both languages', readingOf(['Original', 'Style', 'Dimensions', 'Format']), NOTHING],
  ])('passes with %s', (_, one, two) => {
    expect(judge([one, two]).outcome).toBe('pass');
  });

  it('does not apply where photos are not looked at, or there is none', () => {
    expect(judge(null)).toMatchObject({
      outcome: 'notApplicable',
      reason: { id: 'reason.photosNotRead' },
    });
    const video = [photo({ kind: 'VIDEO' })];
    expect(judge([], video).reason).toMatchObject({ id: 'reason.noPhotoToRead' });
  });

  it('is unknown while it is not yet the turn of all photos, and says of how many', () => {
    expect(judge([ENGLISH, null])).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.photosNotYetLookedAt', data: { left: 1, photos: 2 } },
    });
  });

  it('is unknown where a photo could not be opened, or words not be read', () => {
    expect(judge([NOTHING, BROKEN]).reason).toMatchObject({
      id: 'reason.photosUnreadable',
      data: { unreadable: 1, photos: 2 },
    });
    const badly = readingOf(['Keeps drinks cold', 'for hours'], { confidence: 0.4 });
    expect(judge([NOTHING, badly]).reason).toMatchObject({ id: 'reason.photosReadBadly' });
    // As of the keys of a keyboard: of many words that are none, some pass for English.
    const few = wordsIn(['Keeps drinks cold for hours']);
    const many = wordsIn(['DOO POO POLE DOOR POO DOE POOL'], 0.3);
    const keys: PhotoReading = {
      state: 'read',
      words: [...few, ...many],
      width: 1200,
      height: 900,
    };
    expect(judge([NOTHING, keys]).reason).toMatchObject({ id: 'reason.photosReadBadly' });
    const maybeFrench = readingOf(['Garde les boissons'], { confidence: 0.4 });
    expect(judge([ENGLISH, maybeFrench]).reason).toMatchObject({ id: 'reason.photosReadBadly' });
  });
});
