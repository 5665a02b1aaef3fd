import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import harmonizedSystem from '~/core/customs/harmonized-system.json';
import { hsCodeFault } from '~/core/customs/hs-code';
import { bareHsCode } from '~/core/customs/hs-digits';
import { hasSharedData, sharedData } from '../../support/shared-data';

describe('an HS code', () => {
  it.each([
    '420292',
    '4202.92',
    ' 4202 92 ',
    '4202.92.31',
    '4202923131',
    '9503.00',
    '0902.10.0012',
  ])('such as %s is in the Harmonized System', (code) => {
    expect(hsCodeFault(code)).toBeNull();
  });

  it.each(['42029210123', '420292101234', '4202921012345'])(
    'of another country with as many as 13 digits, %s, is good by its first six',
    (code) => {
      expect(hsCodeFault(code)).toBeNull();
    },
  );

  it.each([
    ['555555', 'notInSystem'],
    ['420200', 'notInSystem'],
    ['770110', 'notInSystem'],
    ['000000', 'notInSystem'],
    ['9801.00.10', 'nationalChapter'],
    ['999999', 'nationalChapter'],
    ['4202', 'malformed'],
    ['42029', 'malformed'],
    // 0902100000 and 09021000, of which a spreadsheet took the zero.
    ['902100000', 'malformed'],
    ['9021000', 'malformed'],
    ['42029210123456', 'malformed'],
    ['4202-92', 'malformed'],
    ['bags', 'malformed'],
    ['', 'malformed'],
  ] as const)('such as %s is not: %s', (code, fault) => {
    expect(hsCodeFault(code)).toBe(fault);
  });

  it('is compared without dots and spaces', () => {
    expect(bareHsCode(' 4202.92 10\u00a000')).toBe('4202921000');
  });
});

describe('the Harmonized System', () => {
  const codes = Object.entries(harmonizedSystem.subheadings).flatMap(([heading, endings]) =>
    (endings.match(/\d\d/g) ?? []).map((ending) => `${heading}${ending}`),
  );

  it('has the 5,612 subheadings of its 2022 edition in 96 chapters, each once', () => {
    expect(codes).toHaveLength(5612);
    expect(new Set(codes).size).toBe(5612);
    expect(new Set(codes.map((code) => code.slice(0, 2))).size).toBe(96);
  });

  it.skipIf(!hasSharedData)('is the one of its source (needs ../shared/data)', () => {
    const rows = readFileSync(sharedData('customs/harmonized-system.csv'), 'utf8').split('\n');
    const source = rows.flatMap((row) => /^[IVX]+,(?!99)(\d{6}),/.exec(row)?.[1] ?? []);
    expect(codes.sort()).toEqual(source.sort());
  });
});
