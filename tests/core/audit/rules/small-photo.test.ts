import { describe, expect, it } from 'vitest';
import type { Media } from '~/core/listing/listing';
import { listing, photo, resultOf } from '../../support';

function judge(...media: Media[]) {
  return resultOf('small-photo', listing({ media }));
}

const sized = (widthPx: number | null, heightPx: number | null, id = '1') =>
  photo({ id, widthPx, heightPx });

describe('small-photo', () => {
  it('passes from 1000 pixels on both sides', () => {
    expect(judge(sized(1000, 1000), sized(3000, 1200, '2')).outcome).toBe('pass');
  });

  it.each<[widthPx: number, heightPx: number, severity: string, message: string]>([
    [999, 2000, 'low', 'small'],
    [500, 500, 'low', 'small'],
    [2000, 499, 'medium', 'belowMinimum'],
    [420, 420, 'medium', 'belowMinimum'],
  ])('fails at %i by %i: %s', (widthPx, heightPx, severity, message) => {
    const result = judge(sized(2000, 2000, 'large'), sized(widthPx, heightPx));
    expect(result).toMatchObject({ outcome: 'fail', severity });
    expect(result.findings).toMatchObject([
      {
        key: '1',
        field: 'media[1]',
        severity,
        message: { id: `rule.small-photo.${message}`, data: { position: 2, widthPx, heightPx } },
      },
    ]);
  });

  it('is as grave as its gravest photo', () => {
    expect(judge(sized(800, 800), sized(300, 300, '2')).severity).toBe('medium');
  });

  it('is unknown where a size was not read, unless another photo fails', () => {
    expect(judge(photo())).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.photoSizesNotRead' },
    });
    expect(judge(sized(2000, 2000), sized(null, null, '2')).outcome).toBe('unknown');
    expect(judge(sized(300, 300), photo({ id: '2' })).findings).toHaveLength(1);
  });

  it('does not apply without a photo', () => {
    expect(judge(photo({ kind: 'VIDEO', widthPx: 200, heightPx: 200 }))).toMatchObject({
      outcome: 'notApplicable',
      reason: { id: 'reason.noPhotoToMeasure' },
    });
  });
});
