import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KeptBytes } from '~/shopify/bulk/kept-bytes';

it('keeps bytes as they were, whatever becomes of those that they were copied from', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.nat(2_000), fc.nat(300_000)), { minLength: 1, maxLength: 40 }),
      (lengths) => {
        const kept = new KeptBytes();
        const shared = Buffer.alloc(300_000);
        const copies = lengths.map((length, index) => {
          shared.fill(index + 1);
          return kept.copyOf(shared.subarray(0, length));
        });
        shared.fill(0);
        for (const [index, copy] of copies.entries()) {
          expect(copy.length).toBe(lengths[index]);
          expect(copy.every((byte) => byte === index + 1)).toBe(true);
        }
      },
    ),
    { numRuns: 20 },
  );
});
