import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { hasSharedData, sharedData } from '../support/shared-data';
import { auditedCase } from './audit-report';

/** What the audit command says of a case's files. */
async function auditCase(...args: Parameters<typeof auditedCase>) {
  const { notes, handles, result } = await auditedCase(...args);
  return {
    notes,
    handles,
    resultOf: result,
    outcomeOf: (listing: string, rule: string) => result(listing, rule).outcome,
  };
}

const expectation = z.enum(['pass', 'fail', 'notApplicable', 'unknown', 'notfail']);
const judgedCase = z.object({
  id: z.string(),
  store: z.enum(['en', 'fr']),
  expect: z.record(z.string(), expectation),
});

describe.skipIf(!hasSharedData)('cases about texts (need ../shared/data/cases)', () => {
  it('01: amounts and years before “tax” claim nothing', async () => {
    const { handles, outcomeOf } = await auditCase(
      '01-tax-included-price',
      'products.csv',
      '--locale',
      'en',
    );
    const failing = handles.filter((handle) => outcomeOf(handle, 'tax-free-claim') === 'fail');
    expect(failing).toEqual(['plain-claim']);
  });

  it('12: French titles with loan words are French', async () => {
    const { handles, outcomeOf } = await auditCase(
      '12-short-french',
      'products.csv',
      '--locale',
      'en',
      '--translations',
      'translations.csv',
    );
    expect(handles).toHaveLength(8);
    for (const handle of handles) {
      expect([handle, outcomeOf(handle, 'untranslated-french-text')]).toEqual([handle, 'pass']);
      expect([handle, outcomeOf(handle, 'mixed-language-text')]).toEqual([handle, 'pass']);
    }
  });

  it('15: Japanese is neither English nor French, and its words and measures are read', async () => {
    const folder = '15-japanese-text';
    expect((await auditCase(folder, 'products.json')).notes.join('\n')).toMatch(
      /not detected.*--locale/,
    );
    const { outcomeOf, resultOf } = await auditCase(folder, 'products.json', '--locale', 'ja');
    expect(outcomeOf('h21', 'vague-description')).toBe('pass');
    expect(resultOf('h22', 'metric-only-measurements').findings[0]?.data).toMatchObject({
      examples: '600ml, 1.2kg',
    });
    expect(resultOf('h23', 'metric-only-measurements').findings[0]?.data).toMatchObject({
      examples: '85cm, 150cm',
    });
  });

  it('30: every listing in two languages comes out as was judged beforehand', async () => {
    const folder = '30-french-judged';
    const options = ['--currency', 'CAD'];
    const audits = {
      en: await auditCase(
        folder,
        'products-en.json',
        '--locale',
        'en',
        ...options,
        '--translations',
        'translations.csv',
      ),
      fr: await auditCase(folder, 'products-fr.json', '--locale', 'fr', ...options),
    };
    const cases = z
      .array(judgedCase)
      .parse(JSON.parse(readFileSync(sharedData('cases', folder, 'cases.json'), 'utf8')));
    const wrong = cases.flatMap(({ id, store, expect: expected }) =>
      Object.entries(expected).flatMap(([rules, outcome]) => {
        const names = rules.replace(/^any:/, '').split('|');
        const outcomes = names.map((rule) => audits[store].outcomeOf(id, rule));
        const isRight =
          outcome === 'notfail' ? !outcomes.includes('fail') : outcomes.includes(outcome);
        return isRight ? [] : [`${id}: ${rules} is ${outcomes.join(', ')}, not ${outcome}`];
      }),
    );
    expect(wrong).toEqual([]);
    expect(cases.length).toBeGreaterThan(60);
  });

  it('40: measures are those of the text, not “once”, quotes or slugs', async () => {
    const { outcomeOf, resultOf } = await auditCase(
      '40-files-prices-returns',
      'measurements-once.csv',
      '--locale',
      'en',
    );
    const rule = 'metric-only-measurements';
    const examples = (handle: string) => resultOf(handle, rule).findings[0]?.data['examples'];
    for (const handle of ['mug', 'mug-once', 'mug-pound', 'lamp-dims', 'lamp-none']) {
      expect([handle, outcomeOf(handle, rule)]).toEqual([handle, 'notApplicable']);
    }
    expect([outcomeOf('vase-once', rule), outcomeOf('vase', rule)]).toEqual(['fail', 'fail']);
    expect(examples('ring-upper')).toBe('4 GRAMS');
    expect(examples('powder')).toBe('500 gm, 500G, 1 lt');
    // Millimetres of a ring are its trade's.
    expect(outcomeOf('ring-quote', rule)).toBe('notApplicable');
    expect(outcomeOf('lamp-dims', 'vague-description')).toBe('pass');
    expect(outcomeOf('lamp-none', 'vague-description')).toBe('fail');
    expect(outcomeOf('case', 'no-repair-statement')).toBe('notApplicable');
    // French was not read: whether it says a word on repair is unknown, that the goods are meant is not.
    expect(outcomeOf('recl', 'no-repair-statement')).toBe('unknown');
  });
});
