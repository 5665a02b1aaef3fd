import { describe, expect, it } from 'vitest';
import { keptTokens } from '~/core/changes/kept-tokens';

const NAMES = { vendor: 'Northlight', glossary: ['Wi-Fi', 'CampMate', 'northlight'] };
const tokens = (source: string, french: string) =>
  keptTokens({ source, french }, NAMES).map(
    ({ kind, text, isKept }) => `${kind} ${text}${isKept ? '' : ' missing'}`,
  );

describe('keptTokens', () => {
  it('names the brand and the terms of the glossary that the source has, whatever their case', () => {
    expect(tokens('<p>The Northlight CAMPMATE</p>', '<p>Le campmate</p>')).toEqual([
      'brand Northlight missing',
      'term CampMate',
    ]);
    expect(tokens('Northlights', 'Lampes')).toEqual([]);
  });

  it.each([
    ['units of either language', '18 in × 2.5 ft, 3 lbs', '18 po × 2,5 pi, 3 livres'],
    ['thousands', '1,000 ml and 12,500 hours', '1 000 ml et 12 500 heures'],
    ['no-break spaces', '20% off $1,299.50', 'Rabais de 20 %, 1 299,50 $'],
    ['a unit behind the last of a row', '46 cm x 30 cm', '46 × 30 cm'],
    ['a hyphen', 'A 12-inch pan', 'Une poêle de 12 pouces'],
    ['markup between', '<b>2</b> kg', '<p>2&nbsp;kg</p>'],
    ['names with digits in them', 'The A4 case, 3D', 'L’étui'],
  ])('finds kept what is written otherwise: %s', (_, source, french) => {
    expect(tokens(source, french).filter((token) => token.endsWith('missing'))).toEqual([]);
  });

  it.each([
    ['a number', '2 kg, 46 cm', '2 kg', ['number 2 kg', 'number 46 cm missing']],
    ['another number', '2.5 cm', '25 cm', ['number 2.5 cm missing']],
    ['another unit', '5 lb', '5 kg', ['number 5 lb missing']],
    ['all of it', '500 ml', '', ['number 500 ml missing']],
  ])('finds missing %s', (_, source, french, expected) => {
    expect(tokens(source, french)).toEqual(expected);
  });

  it('names each once, and no more than can be looked at', () => {
    expect(tokens('5 kg, 5 kg', '5 kg')).toEqual(['number 5 kg']);
    const source = Array.from({ length: 100 }, (_, index) => `${index} kg`).join(', ');
    expect(tokens(source, '')).toHaveLength(40);
  });
});
