import { describe, expect, it } from 'vitest';
import type { Listing } from '~/core/listing/listing';
import { listing, photo, resultOf, variant } from '../../support';

function judge(overrides: Partial<Listing>) {
  return resultOf('missing-packaging-photo', listing(overrides));
}

describe('missing-packaging-photo', () => {
  it('passes where the merchant marked a photo', () => {
    expect(judge({ packaging: { shownOn: [photo().id], noneShown: false } }).outcome).toBe('pass');
  });

  it('passes where the product’s own field names a photo, whatever was said in the app', () => {
    const packagingPhotos = [photo().id];
    expect(judge({ packagingPhotos }).outcome).toBe('pass');
    expect(judge({ packagingPhotos, packaging: { shownOn: [], noneShown: true } }).outcome).toBe(
      'pass',
    );
    expect(judge({ packagingPhotos: ['deleted'] }).outcome).toBe('unknown');
    expect(judge({ packagingPhotos: [] }).outcome).toBe('unknown');
  });

  it('fails where the merchant says that none shows it, whatever an alt text says', () => {
    const result = judge({
      media: [photo({ alt: 'Kettle in its box' })],
      packaging: { shownOn: [], noneShown: true },
    });
    expect(result).toMatchObject({ outcome: 'fail', severity: 'medium', audiences: ['US'] });
    expect(result.findings).toMatchObject([
      { key: 'media', field: 'media', message: { data: { photos: 1 } } },
    ]);
  });

  it('forgets a mark on a photo that is gone', () => {
    expect(judge({ packaging: { shownOn: ['deleted'], noneShown: false } }).outcome).toBe(
      'unknown',
    );
  });

  it.each([
    ['alt text', { alt: 'What’s in the box: kettle and lid' }],
    ['file name', { alt: null, url: 'https://cdn.example.com/bouilloire_dans-sa-boite.jpg?v=1' }],
  ])('passes on the %s', (_, overrides) => {
    expect(judge({ media: [photo(), photo({ id: '2', ...overrides })] }).outcome).toBe('pass');
  });

  it('is unknown without evidence, and asks for a look', () => {
    const pack = photo({ id: '2', alt: 'Emballage de 3 t-shirts' });
    expect(judge({ media: [photo(), pack] }).outcome).toBe('unknown');
    expect(judge({ media: [photo(), photo({ id: '2', alt: undefined })] })).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.packagingNotLookedAt', data: { photos: 2 } },
    });
  });

  it('is unknown without any photo, and asks for photos', () => {
    expect(judge({ media: [] })).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.noPhotoToLookAt' },
    });
    expect(judge({ media: [], packaging: { shownOn: [], noneShown: true } }).outcome).toBe('fail');
  });

  it('does not apply to what is not shipped', () => {
    const ebook = variant({ inventory: { requiresShipping: false } });
    expect(judge({ isGiftCard: true })).toMatchObject({
      outcome: 'notApplicable',
      reason: { id: 'reason.giftCard' },
    });
    expect(judge({ variants: [ebook] })).toMatchObject({
      outcome: 'notApplicable',
      reason: { id: 'reason.notShipped' },
    });
    expect(judge({ variants: [ebook, variant({ id: '2' })] }).outcome).toBe('unknown');
  });
});
