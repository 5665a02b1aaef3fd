import { describe, expect, it } from 'vitest';
import { FRENCH_STORE } from '../../french-support';
import { STORE, storeResultOf } from '../../support';

function judge(publishedLocales: string[] | undefined, store = STORE) {
  return storeResultOf('french-not-published', { store: { ...store, publishedLocales } });
}

describe('french-not-published', () => {
  it.each([[['en', 'fr']], [['en', 'fr-CA']]])('passes with %j', (locales) => {
    expect(judge(locales)).toMatchObject({ outcome: 'pass', audiences: ['QC'] });
  });

  it.each([[['en']], [[]], [['de', 'fy']]])(
    'fails with %j, and names what is published',
    (locales) => {
      expect(judge(locales)).toMatchObject({
        outcome: 'fail',
        severity: 'high',
        findings: [
          {
            key: 'publishedLocales',
            message: { data: { locales: [...new Set(['en', ...locales])].sort() } },
          },
        ],
      });
    },
  );

  it('passes where the store’s own language is French', () => {
    expect(judge(undefined, FRENCH_STORE).outcome).toBe('pass');
  });

  it('is unknown while the languages were not read', () => {
    expect(judge(undefined)).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.localesNotRead' },
    });
  });

  it('does not apply to a store that does not sell to Quebec', () => {
    expect(judge(['en'], { ...STORE, sellsTo: ['US', 'CA'] }).outcome).toBe('notApplicable');
  });
});
