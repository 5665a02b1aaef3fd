import { describe, expect, it } from 'vitest';
import type { Media } from '~/core/listing/listing';
import { assembleFacts } from '~/core/audit/assemble-facts';
import { auditListing } from '~/core/audit/run';
import { listing, NOW, photo, resultOf } from '../../support';

function photos(count: number, overrides: Partial<Media> = {}): Media[] {
  return Array.from({ length: count }, (_, index) =>
    photo({ id: String(index), url: `https://cdn.example/${index}.jpg`, ...overrides }),
  );
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

  it('counts a photo once that is listed twice', () => {
    const [first, second] = photos(2);
    const again = photo({ id: 'again', url: `${first!.url}?v=2` });
    expect(judge([first!, second!, again]).findings[0]?.message.data.photos).toBe(2);
  });

  it('does not know photos that Shopify still works on apart by anything but their ids', () => {
    expect(judge(photos(3, { url: null })).outcome).toBe('pass');
  });

  it('is unknown where photos were not read', () => {
    const facts = { ...assembleFacts(listing({ media: [] }), {}), media: undefined };
    const results = auditListing(facts, { now: NOW });
    expect(results.find(({ rule }) => rule === 'few-photos')).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.missing.media' },
    });
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
