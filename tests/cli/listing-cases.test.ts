import { describe, expect, it } from 'vitest';
import { openCatalogue } from '~/files/open-catalogue';
import { hasSharedData, sharedData } from '../support/shared-data';
import { auditedCase } from './audit-report';

/** Handle → rule → outcome. */
async function outcomesOf(...args: Parameters<typeof auditedCase>) {
  const { byHandle } = await auditedCase(...args);
  return byHandle;
}

const CUSTOMS = [
  'missing-weight',
  'missing-hs-code',
  'invalid-hs-code',
  'missing-country-of-origin',
  'missing-national-tariff-code',
];

describe.skipIf(!hasSharedData)('reference cases', () => {
  it('04: French for the market of France is none for Quebec', async () => {
    expect(
      await outcomesOf(
        '04-french-for-another-market',
        'products.csv',
        '--translations',
        'translations.csv',
      ),
    ).toMatchObject({
      'oak-lamp': { 'missing-french-text': 'fail' },
      'tin-lamp': { 'missing-french-text': 'pass' },
    });
  });

  it('06: what Canada does not get is not judged for it', async () => {
    expect(await outcomesOf('06-not-included-in-canada', 'products.csv')).toMatchObject({
      'us-only': {
        'tax-free-claim': 'notApplicable',
        'missing-french-text': 'notApplicable',
        'vague-description': expect.stringMatching(/pass|fail/),
      },
      both: { 'tax-free-claim': 'fail', 'missing-french-text': 'unknown' },
    });
  });

  it('09: an alt text that a machine made describes nothing', async () => {
    const found = await outcomesOf('09-alt-text-machine-names', 'products.csv');
    expect(Object.values(found).map((each) => each['undescribed-photo'])).toEqual(
      Array.from({ length: 4 }, () => 'fail'),
    );
  });

  it('14: customs and packaging have nothing to do with what is not sent', async () => {
    const found = await outcomesOf('14-ebook-and-insurance', 'products.json');
    expect(Object.keys(found)).toEqual(['h1', 'h2', 'h3', 'h4']);
    for (const rule of [...CUSTOMS, 'missing-packaging-photo']) {
      expect(
        ['h1', 'h2', 'h3'].map((handle) => found[handle]?.[rule]),
        rule,
      ).toEqual(['notApplicable', 'notApplicable', 'notApplicable']);
    }
    expect(found['h2']).toMatchObject({
      'few-photos': 'notApplicable',
      'vague-description': 'notApplicable',
    });
    expect(found['h4']).toMatchObject({ 'missing-weight': 'pass', 'missing-hs-code': 'unknown' });
  });

  it('16: a bundle has its customs data on its components', async () => {
    const found = await outcomesOf('16-bundle-parent', 'bulk.jsonl');
    expect(CUSTOMS.map((rule) => found['tea-set']?.[rule])).toEqual(
      CUSTOMS.map(() => 'notApplicable'),
    );
    expect(found['tea-cup']).toMatchObject({
      'missing-weight': 'pass',
      'missing-hs-code': 'pass',
      'missing-country-of-origin': 'pass',
    });
  });

  describe('22: children of a bulk file', () => {
    async function countsOf(file: string) {
      const path = sharedData('cases', '22-jsonl-order', file);
      const counts: [title: string, variants: number, photos: number][] = [];
      for await (const each of (await openCatalogue(path, { currency: 'USD' })).listings()) {
        counts.push([each.title, each.variants.length, each.media.length]);
      }
      return counts;
    }

    it.each([
      [
        'interleaved.jsonl',
        [
          ['A', 2, 1],
          ['B', 1, 1],
          ['C', 1, 0],
        ],
      ],
      [
        'child-first.jsonl',
        [
          ['A', 1, 1],
          ['B', 1, 1],
        ],
      ],
      [
        'reversed.jsonl',
        [
          ['A', 2, 0],
          ['B', 1, 0],
        ],
      ],
    ])('go with their parent in %s', async (file, counts) => {
      expect(await countsOf(file)).toEqual(counts);
    });

    it.each(['orphan.jsonl', 'cut.jsonl'])('are refused in %s, with the line', async (file) => {
      await expect(countsOf(file)).rejects.toThrow(new RegExp(`${file}:3: `));
    });
  });
});
