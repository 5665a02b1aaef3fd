import { describe, expect, it } from 'vitest';
import type { Media } from '~/core/listing/listing';
import { listing, photo, resultOf } from '../../support';

function judge(...media: Media[]) {
  return resultOf('undescribed-photo', listing({ media }));
}

describe('undescribed-photo', () => {
  it('passes where every photo is described', () => {
    expect(judge(photo(), photo({ id: '2', alt: 'Its spout' })).outcome).toBe('pass');
  });

  it('fails for every photo without words, naming its place', () => {
    const result = judge(
      photo(),
      photo({ id: '2', alt: null }),
      photo({ id: '3', alt: '  ' }),
      photo({ id: '4', alt: 'IMG_2041.JPG' }),
    );
    expect(result).toMatchObject({
      outcome: 'fail',
      severity: 'low',
      audiences: ['US', 'CA', 'QC'],
    });
    expect(result.findings.map(({ key, field, message }) => [key, field, message.id])).toEqual([
      ['2', 'media[1].alt', 'rule.undescribed-photo.missingAlt'],
      ['3', 'media[2].alt', 'rule.undescribed-photo.missingAlt'],
      ['4', 'media[3].alt', 'rule.undescribed-photo.fileNameAsAlt'],
    ]);
  });

  it.each([
    'DSC_0042',
    'IMG_1234',
    'image (3)',
    'PXL_20260101_120000',
    'IMG_E1234',
    'IMG_1234 copy',
    'Untitled design (3)',
    'Untitled',
    'Design sans titre - 2',
    'Screen Shot 2024-04-28 at 11.21.10 PM',
    'Screenshot_20240428-112110',
    'Capture d’écran, le 2024-04-28 à 11.21.10',
    'Capture d’écran 2024-04-28 à 11 h 21',
    'WhatsApp Image 2024-04-28 at 11.21.10 (1)',
    'null',
    'undefined',
    '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    'd41d8cd98f00b204e9800998ecf8427e',
    'blue mug.webp',
    'blue-mug',
    'BLUE-MUG.png',
  ])('takes %s for a file name', (alt) => {
    expect(judge(photo({ alt, url: 'https://cdn.example.com/blue-mug.png?v=7' })).outcome).toBe(
      'fail',
    );
  });

  it.each([
    'Mug',
    'Blue mug',
    'Image of a mug',
    'Photo 3 of the set: the lid',
    'Untitled, 1978, oil on canvas',
    'Screenshot of the app',
    'Null modem cable',
    'Picture frame 20 x 30',
    'Capture d’écran de l’appli',
    'Facade',
    '2024 calendar',
  ])('takes %s for a description', (alt) => {
    expect(judge(photo({ alt, url: 'https://cdn.example.com/mug.png' })).outcome).toBe('pass');
  });

  it('compares with the decoded name, and bears a name that does not decode', () => {
    expect(
      judge(photo({ alt: 'tasse-bleutée', url: 'https://x.example/tasse-bleut%C3%A9e.jpg' }))
        .outcome,
    ).toBe('fail');
    expect(
      judge(photo({ alt: null, url: 'https://x.example/100%.jpg' })).findings[0]?.message.data,
    ).toMatchObject({
      fileName: '100%.jpg',
    });
  });

  it('judges photos alone, at their place among all media', () => {
    const film = photo({ id: 'film', kind: 'VIDEO', alt: null });
    expect(judge(film, photo({ id: '2', alt: null })).findings.map(({ field }) => field)).toEqual([
      'media[1].alt',
    ]);
  });

  it('does not apply without a photo', () => {
    expect(judge()).toMatchObject({ outcome: 'notApplicable', reason: { id: 'reason.noPhotos' } });
    expect(judge(photo({ kind: 'MODEL_3D', alt: null })).outcome).toBe('notApplicable');
  });

  it('is unknown where alt texts were not read, unless what was read already fails', () => {
    expect(judge(photo({ alt: undefined }))).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.altTextsNotRead' },
    });
    expect(judge(photo(), photo({ id: '2', alt: undefined })).outcome).toBe('unknown');
    expect(judge(photo({ alt: null }), photo({ id: '2', alt: undefined })).findings).toHaveLength(
      1,
    );
  });
});
