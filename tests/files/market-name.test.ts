import { expect, it } from 'vitest';
import { holdsQuebec } from '~/files/market-name';

it.each([
  ['Canada', true],
  ['CANADA', true],
  ['Québec', true],
  ['US & Canada', true],
  ['États-Unis et Canada', true],
  ['Amérique du Nord', true],
  ['France', false],
  ['États-Unis', false],
  ['United States', false],
  ['Germany, Austria', false],
  ['Bosnia & Herzegovina', false],
  ['Europe', false],
  ['International', null],
  ['Western Canada', null],
  ['Wholesale', null],
  ['Primary', null],
])('says of the market %s whether Quebec is in it: %s', (name, answer) => {
  expect(holdsQuebec(name)).toBe(answer);
});
