import { describe, expect, it } from 'vitest';
import { hsCodeFault } from '~/core/customs/hs-code';
import { findHsCodes, hsEntry } from '~/core/customs/hs-texts';
import harmonizedSystem from '~/core/customs/harmonized-system.json';

describe('a code’s words', () => {
  it('are those of its first six digits, with the heading’s', () => {
    const entry = {
      code: '691110',
      text: 'Tableware and kitchenware; of porcelain or china',
      heading:
        'Tableware, kitchenware, other household articles and toilet articles; of porcelain or china',
    };
    expect([hsEntry('6911.10'), hsEntry('6911100010')]).toEqual([entry, entry]);
    expect([hsEntry('6911'), hsEntry('691199'), hsEntry('')]).toEqual([null, null, null]);
  });

  it('are there for each subheading', () => {
    const codes = Object.entries(harmonizedSystem.subheadings).flatMap(([heading, endings]) =>
      (endings.match(/../g) ?? []).map((ending) => heading + ending),
    );
    expect(codes.filter((code) => !hsEntry(code)?.text || !hsEntry(code)?.heading)).toEqual([]);
  });
});

describe('codes', () => {
  const codes = (query: string, limit = 5) => findHsCodes(query, limit).map(({ code }) => code);

  it('are found by digits, in order', () => {
    expect(codes('69.11')).toEqual(['691110', '691190']);
    expect(codes('6911100010')).toEqual(['691110']);
    expect(codes('01', 3)).toEqual(['010121', '010129', '010130']);
  });

  it('are found by words of their text, then of their heading, in any order and number', () => {
    expect(codes('porcelain tableware')).toEqual(['691110', '691200', '691190']);
    expect(codes('Kitchenwares china')[0]).toBe('691110');
    expect(codes('boots ski leather')).not.toEqual([]);
    expect(codes('maple syrup')[0]).toBe('170220');
    expect(codes('nothing of the kind')).toEqual([]);
    expect([codes(''), codes(' ; ')]).toEqual([[], []]);
  });

  it('that are found are codes of the system', () => {
    for (const { code } of findHsCodes('cotton', 50)) expect(hsCodeFault(code)).toBeNull();
  });
});
