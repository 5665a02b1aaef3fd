import { expect, it } from 'vitest';
import { choiceForm, parseChoiceForm } from '~/routes/app.season.listings/choice-form';
import { parseSeasonListingsUrl } from '~/routes/app.season.listings/season-listings-url';
import { notDone } from '~/services/answer';
import { valueOf } from '../../support/answers';

const CHOICE = {
  season: 'holidays' as const,
  listingIds: ['gid://shopify/Product/1', 'gid://shopify/Product/9007199254740993'],
  isChosen: false,
};

it('a choice survives the way through the form', () => {
  expect(valueOf(parseChoiceForm(choiceForm(CHOICE)))).toEqual(CHOICE);
});

it.each([
  ['season', { ...CHOICE, season: 'spring' as 'holidays' }],
  ['listingIds', { ...CHOICE, listingIds: [] }],
  ['listingIds', { ...CHOICE, listingIds: ['gid://shopify/Order/1'] }],
  [
    'listingIds',
    {
      ...CHOICE,
      listingIds: Array.from({ length: 251 }, (_, id) => `gid://shopify/Product/${id + 1}`),
    },
  ],
])('a choice that this page does not send is refused: %s', (field, choice) => {
  expect(parseChoiceForm(choiceForm(choice))).toEqual(notDone({ why: 'strangeForm', field }));
});

it('an address that asks for what there is not still opens', () => {
  const read = (query: string) => parseSeasonListingsUrl(new URLSearchParams(query));
  expect(read('season=holidays&search=%20maple%20&after=abc')).toEqual({
    season: 'holidays',
    search: 'maple',
    after: 'abc',
    before: undefined,
  });
  expect(read('season=winter&search=%20')).toMatchObject({ season: 'back-to-school' });
});
