import { describe, expect, it } from 'vitest';
import { findCauses, type OpenByRule } from '~/core/audit/causes';
import { STORE } from '../support';

const open = (rule: string, findings: number, explained = findings): OpenByRule => ({
  rule,
  findings,
  explained,
});
const FRENCH = [open('missing-french-text', 40), open('outdated-french-text', 2)];
const english = { ...STORE, publishedLocales: ['en', 'es'] };

describe('findCauses', () => {
  it('names unpublished French once, with all that it explains', () => {
    expect(findCauses(english, [...FRENCH, open('few-photos', 9)])).toEqual([
      {
        cause: 'frenchNotPublished',
        findings: 42,
        rules: ['missing-french-text', 'outdated-french-text'],
      },
    ]);
  });

  it.each([
    ['French is published', { ...english, publishedLocales: ['en', 'fr-CA'] }],
    ['the store is French', { ...english, primaryLocale: 'fr', publishedLocales: ['fr'] }],
    ['locales were not read', STORE],
    ['nothing was read', null],
  ])('says nothing of French where %s', (_, facts) => {
    expect(findCauses(facts, FRENCH)).toEqual([]);
  });

  it('blames the exchange rate for what it alone moved, the bigger cause first', () => {
    const moved = [open('exchange-rate-drift', 50, 50), open('volatile-price', 9, 3)];
    expect(findCauses(english, [...FRENCH, ...moved])).toMatchObject([
      { cause: 'noFixedCanadianPrices', findings: 53 },
      { cause: 'frenchNotPublished', findings: 42 },
    ]);
  });

  it('needs more than one finding to explain', () => {
    expect(findCauses(english, [open('missing-french-text', 1)])).toEqual([]);
  });
});
