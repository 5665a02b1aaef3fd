import { expect, it } from 'vitest';
import { dateForm, removeForm } from '~/components/announced-dates/date-form';
import { parseSeasonForm } from '~/routes/app.season._index/season-form';
import { notDone } from '~/services/answer';
import { valueOf } from '../../support/answers';

const ID = '0b0f3c3e-6f0b-4f4e-9c56-0a4a9b5a6b2d';
const DATE = {
  kind: 'other',
  name: 'Free Shipping Day',
  audiences: ['US', 'QC'],
  start: '2026-12-14',
  end: '',
  source: 'freeshippingday.com',
};

it('a date survives the way through the form, new or known', () => {
  for (const id of [null, ID]) {
    expect(valueOf(parseSeasonForm(dateForm(id, DATE)))).toEqual({
      intent: 'saveDate',
      input: { ...DATE, id },
    });
  }
  expect(valueOf(parseSeasonForm(removeForm(ID)))).toEqual({ intent: 'removeDate', id: ID });
});

it.each([
  [
    'id',
    (data: FormData) => {
      data.set('id', 'x');
    },
  ],
  [
    'intent',
    (data: FormData) => {
      data.set('intent', 'drop');
    },
  ],
  [
    'name',
    (data: FormData) => {
      data.set('name', new File(['x'], 'x.txt'));
    },
  ],
  [
    'source',
    (data: FormData) => {
      data.set('source', 'x'.repeat(1_001));
    },
  ],
  [
    'kind',
    (data: FormData) => {
      data.delete('kind');
    },
  ],
])(
  'a form that this page does not send is refused with the name of the field: %s',
  (field, spoil) => {
    const data = dateForm(ID, DATE);
    spoil(data);
    expect(parseSeasonForm(data)).toEqual(notDone({ why: 'strangeForm', field }));
  },
);
