import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packagingForm } from '~/components/packaging-marks';
import type { PackagingMarks } from '~/core/listing/listing';
import { parseListingForm } from '~/routes/app.listings.$id/listing-form';
import { notDone } from '~/services/answer';
import { valueOf } from '../../support/answers';

test('marks survive the way through the form', () => {
  const marks: fc.Arbitrary<PackagingMarks | null> = fc.oneof(
    fc.constant(null),
    fc.constant({ shownOn: [] as string[], noneShown: true }),
    fc.record({
      shownOn: fc.array(fc.string({ minLength: 1, maxLength: 60 }), {
        minLength: 1,
        maxLength: 250,
      }),
      noneShown: fc.constant(false),
    }),
  );
  fc.assert(
    fc.property(marks, (marks) => {
      expect(valueOf(parseListingForm(packagingForm(marks)))).toEqual({
        intent: 'markPackaging',
        marks,
      });
    }),
  );
});

test('a file in place of a text is refused with the field’s name', () => {
  const data = packagingForm({ shownOn: ['a'], noneShown: false });
  data.append('shownOn', new File(['x'], 'x.txt'));
  expect(parseListingForm(data)).toEqual(notDone({ why: 'strangeForm', field: 'shownOn' }));
});
