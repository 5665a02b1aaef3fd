import { describe, expect, it } from 'vitest';
import { normalValue, variantValueFault } from '~/core/changes/variant-values';
import { readTypedNumber } from '~/core/listing/typed-number';

const NO_BREAK_SPACE = '\u00a0';
const NARROW_NO_BREAK_SPACE = '\u202f';

describe('a number that somebody typed', () => {
  it.each([
    ['1299', 1299],
    ['1299.5', 1299.5],
    ['1299,5', 1299.5],
    ['79,50', 79.5],
    ['1.299', 1.299],
    ['0,350', 0.35],
    ['1 299,00', 1299],
    [`1${NO_BREAK_SPACE}299,00`, 1299],
    [`12${NARROW_NO_BREAK_SPACE}000`, 12_000],
    ['1,299.00', 1299],
    ['1,299,000', 1_299_000],
    ['1299,000', 1299],
    [' 12 ', 12],
  ])('%s is %d', (text, number) => {
    expect(readTypedNumber(text, { mostDecimals: 3 })).toBe(number);
  });

  it.each(['1,299', '12,500', '999,000'])('%s may be read in two ways', (text) => {
    expect(readTypedNumber(text, { mostDecimals: 3 })).toBe('ambiguous');
  });

  it.each(['', ' ', '-1', '1,2,3', '12 34', '1.2.3', '1,29 9', '1.2345', '1e3', 'Infinity'])(
    '“%s” is none',
    (text) => {
      expect(readTypedNumber(text, { mostDecimals: 3 })).toBeNull();
    },
  );
});

describe('a value of a variant', () => {
  const fault = (kind: 'weight' | 'compareAt', value: string) =>
    variantValueFault({ variantId: '', kind, value });

  it('that reads as a thousand or as one is asked for again', () => {
    expect(fault('compareAt', '1,299')).toBe('commaAmbiguous');
    expect(fault('weight', '1,200 g')).toBe('commaAmbiguous');
  });

  it('is taken as English and French write it', () => {
    expect(fault('compareAt', '1,299.00')).toBeNull();
    expect(normalValue({ kind: 'compareAt', value: '1 299,00' })).toBe('1299');
    expect(normalValue({ kind: 'weight', value: '0,350 kg' })).toBe('0.35 kg');
    expect(normalValue({ kind: 'weight', value: '1 200 g' })).toBe('1200 g');
  });

  it('that is no number is told from one', () => {
    expect(fault('compareAt', 'about 80')).toBe('amountMalformed');
    expect(fault('weight', '12')).toBe('weightMalformed');
  });
});
