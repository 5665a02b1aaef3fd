import { describe, expect, it } from 'vitest';
import { NameMask } from '~/core/language/mask-names';
import { textNeedsFrench } from '~/core/language/same-in-both';

describe('textNeedsFrench', () => {
  it.each([
    ['Copper kettle', '', true],
    ['Acme', 'Acme', false],
    ['幅85cm、丈150cm。玄関や間仕切りに。', '', true],
    ['Acme kettle', 'acme', true],
    ['XR-500 / 12V', '', false],
    ['A B C', '', false],
    ['茶壶', '', true],
    ['', '', false],
    ['Parka', '', false],
    ['Parka\nOrange', '', false],
    ['Parka\nWarm', '', true],
    ['FLOAT VALVE 3/8 in.', '', true],
    ['USB-C in 12V', '', true],
    ['HPS 600 Style', '', false],
    // Beyond the words that are looked at first.
    ['Parka Orange Polo Kit Logo Mini Style', '', false],
    ['Parka Orange Polo Kit Logo Mini Style kettle', '', true],
    ['Acme 1 Acme 2 Acme 3 Acme 4 kettle', 'acme', true],
  ])('of "%s" by "%s" is %s', (text, vendor, expected) => {
    expect(textNeedsFrench(text, new NameMask([vendor]))).toBe(expected);
  });
});
