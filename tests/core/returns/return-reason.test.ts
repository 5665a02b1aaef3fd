import { describe, expect, it } from 'vitest';
import { lookAtFor } from '~/core/returns/return-reason';

describe('what to look at before packing', () => {
  it.each([
    ['size-too-small', ['size']],
    ['TOO_BIG', ['size']],
    ['color', ['colour']],
    ['damaged-or-defective', ['damage', 'defect']],
    ['received-the-wrong-item', ['wrongItem']],
    ['item-not-as-described', ['description']],
    ['changed-my-mind', []],
    ['arrived-late', []],
    ['benefit', []],
  ])('%s: %o', (handle, expected) => {
    expect(lookAtFor(handle)).toEqual(expected);
  });
});
