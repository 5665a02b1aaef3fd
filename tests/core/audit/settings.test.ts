import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_GLOSSARY_TERMS } from '~/core/audit/glossary-limits';
import { LISTING_RULES, STORE_RULES } from '~/core/audit/registry';
import {
  checkSettings,
  DEFAULT_SETTINGS,
  narrowedFacts,
  settingsThatHold,
  type ConfigurableRule,
  type SettingsInput,
} from '~/core/audit/settings';
import { auditListing, auditStore } from '~/core/audit/run';
import { assembleFacts } from '~/core/audit/assemble-facts';
import { listing, NOW, STORE } from '../support';
import { arbitraryListing, arbitrarySurroundings } from '../arbitrary-listing';

const days = { default: 90, min: 28, max: 365, unit: 'days' as const, source: 'A source' };
const RULES: ConfigurableRule[] = [
  { id: 'few-photos', settings: { days, share: { ...days, default: 0.5, min: 0, max: 1 } } },
  { id: 'small-photo', settings: {} },
];
const NOTHING: SettingsInput = {
  rulesOff: [],
  thresholds: {},
  glossary: [],
  audiences: null,
  readsPhotos: true,
};

function check(input: Partial<SettingsInput>) {
  return checkSettings({ ...NOTHING, ...input }, RULES);
}

describe('checkSettings', () => {
  it('keeps what differs from the defaults, in one form', () => {
    expect(
      check({
        rulesOff: ['small-photo', 'few-photos', 'small-photo'],
        thresholds: { 'few-photos': { days: ' 60 ', share: '0.5' } },
        glossary: ['  Boréale  Goods ', '', 'Boréale Goods', 'X-100'],
        audiences: ['QC', 'US'],
      }),
    ).toEqual({
      settings: {
        rulesOff: ['few-photos', 'small-photo'],
        thresholds: { 'few-photos': { days: 60 } },
        glossary: ['Boréale Goods', 'X-100'],
        audiences: ['US', 'QC'],
        readsPhotos: true,
      },
      errors: null,
    });
    expect(check({})).toEqual({ settings: DEFAULT_SETTINGS, errors: null });
  });

  it.each([
    ['27.9', 'settings.error.outOfBounds'],
    ['366', 'settings.error.outOfBounds'],
    ['', 'settings.error.notANumber'],
    [' ', 'settings.error.notANumber'],
    ['many', 'settings.error.notANumber'],
    ['Infinity', 'settings.error.notANumber'],
    [Number.NaN, 'settings.error.notANumber'],
  ])('refuses %o days by name', (value, id) => {
    expect(check({ thresholds: { 'few-photos': { days: value } } })).toEqual({
      settings: null,
      errors: { 'thresholds.few-photos.days': { id, data: {} } },
    });
  });

  it('refuses rules and thresholds that no rule declares, inherited names included', () => {
    const { errors } = check({
      rulesOff: ['gone'],
      thresholds: {
        gone: { days: 60 },
        'small-photo': { days: 60 },
        'few-photos': { toString: 60 },
      },
    });
    expect(Object.keys(errors ?? {}).sort()).toEqual([
      'rulesOff',
      'thresholds.few-photos.toString',
      'thresholds.gone',
      'thresholds.small-photo.days',
    ]);
  });

  it('refuses more terms than a rule could look for, a term that is a text, and nobody to sell to', () => {
    const terms = Array.from({ length: MAX_GLOSSARY_TERMS + 1 }, (_, index) => `T${index}`);
    expect(check({ glossary: terms.slice(1) }).errors).toBeNull();
    expect(check({ glossary: terms }).errors).toMatchObject({
      glossary: { id: 'settings.error.tooManyTerms', data: { terms: 501, most: 500 } },
    });
    expect(check({ glossary: ['x'.repeat(256)] }).errors).toHaveProperty('glossary');
    expect(check({ audiences: ['UK'] }).errors).toHaveProperty('audiences');
  });

  it('lets through only what every rule can be judged by', () => {
    const rules = [...STORE_RULES, ...LISTING_RULES];
    const anyThreshold = fc.constantFrom(
      ...rules.flatMap(({ id, settings }) => Object.keys(settings).map((name) => ({ id, name }))),
    );
    const facts = assembleFacts(listing(), { store: STORE });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyThreshold, fc.double({ min: -10, max: 6_000 })), { maxLength: 4 }),
        fc.subarray(rules.map(({ id }) => id)),
        (chosen, rulesOff) => {
          const thresholds: Record<string, Record<string, number>> = {};
          for (const [{ id, name }, value] of chosen) {
            thresholds[id] = { ...thresholds[id], [name]: value };
          }
          const { settings } = checkSettings({ ...NOTHING, thresholds, rulesOff });
          if (settings === null) return;
          expect(checkSettings(settings)).toEqual({ settings, errors: null });
          const options = { now: NOW, settings: settings.thresholds, rulesOff };
          const results = [...auditListing(facts, options), ...auditStore(facts, options)];
          expect(results.filter(({ outcome }) => outcome === 'error')).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('settings in use', () => {
  it('switch rules off, and leave all others as they were', () => {
    fc.assert(
      fc.property(
        arbitraryListing,
        arbitrarySurroundings,
        fc.subarray(LISTING_RULES.filter(({ needs }) => !needs.includes('results'))),
        (audited, surroundings, off) => {
          const rulesOff: string[] = off.map(({ id }) => id);
          const rules = LISTING_RULES.filter(({ needs }) => !needs.includes('results'));
          const facts = assembleFacts(audited, surroundings);
          const all = auditListing(facts, { now: NOW, rules });
          const narrowed = auditListing(facts, { now: NOW, rules, rulesOff });
          for (const [index, result] of narrowed.entries()) {
            if (rulesOff.includes(result.rule)) {
              expect(result).toMatchObject({
                outcome: 'notApplicable',
                reason: { id: 'reason.switchedOff' },
                findings: [],
              });
            } else expect(result).toEqual(all[index]);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('go back to the default where a later version narrowed or dropped a threshold', () => {
    const stored = {
      rulesOff: ['small-photo', 'gone'],
      thresholds: { 'few-photos': { days: 400, share: 0.25, gone: 1 }, gone: { days: 1 } },
      glossary: ['Kept'],
      audiences: null,
      readsPhotos: false,
    };
    expect(settingsThatHold(stored, RULES)).toEqual({
      rulesOff: ['small-photo'],
      thresholds: { 'few-photos': { share: 0.25 } },
      glossary: ['Kept'],
      audiences: null,
      readsPhotos: false,
    });
  });

  it('narrow the audiences only where the merchant chose some', () => {
    expect(narrowedFacts(STORE, DEFAULT_SETTINGS)).toBe(STORE);
    expect(narrowedFacts(STORE, { ...DEFAULT_SETTINGS, audiences: ['QC'] })).toEqual({
      ...STORE,
      sellsTo: ['QC'],
    });
  });
});
