import { describe, expect, it } from 'vitest';
import type { Media } from '~/core/listing/listing';
import { listing, photo, resultOf } from '../../support';

function photos(count: number, overrides: Partial<Media> = {}): Media[] {
  return Array.from({ length: count }, (_, index) => photo({ id: String(index), ...overrides }));
}

function judge(media: Media[], isGiftCard = false) {
  return resultOf('few-photos', listing({ media, isGiftCard }));
}

describe('few-photos', () => {
  it('passes with three photos', () => {
    expect(judge(photos(3)).outcome).toBe('pass');
  });

  it.each([0, 1, 2])('fails with %i, for Americans alone', (count) => {
    expect(judge(photos(count))).toMatchObject({
      outcome: 'fail',
      severity: 'low',
      audiences: ['US'],
      findings: [
        { key: 'media', field: 'media', message: { data: { photos: count, expected: 3 } } },
      ],
    });
  });

  it('counts images, not films or models', () => {
    expect(judge([...photos(2), photo({ id: 'film', kind: 'VIDEO' })]).outcome).toBe('fail');
  });

  it('does not apply to gift cards', () => {
    expect(judge([], true)).toMatchObject({
      outcome: 'notApplicable',
      reason: { id: 'reason.giftCardPhotos' },
    });
  });

  it('expects as many as the merchant says', () => {
    const settings = { 'few-photos': { photos: 5 } };
    expect(resultOf('few-photos', listing({ media: photos(4) }), {}, { settings }).outcome).toBe(
      'fail',
    );
  });
});
