import { describe, expect, test } from 'vitest';
import { LANGUAGES, translator } from '~/locales/translate';
import { auditedSample } from '../support/audited-sample';
import { faultsIn } from './support/faults';

const NOW = new Date('2026-11-22T12:00:00Z');

const { store, listings } = auditedSample(NOW);
const said = [...store, ...[...listings.values()].flat()].flatMap(({ reason, findings }) => [
  ...(reason === null ? [] : [reason]),
  ...findings.map(({ message }) => message),
]);

/** What is quoted is the merchant's, faults included; so are file names and HS codes. */
const withoutQuotations = (text: string) =>
  text
    .replaceAll(/“[^”]*”|«[^»]*»/g, 'x')
    .replaceAll(/\([^()]*\.jpg[^()]*\)/g, '(x)')
    .replaceAll(/\bcode \d+/g, 'code');

/** Money has two digits after its point, a share one; a figure with more came from a program. */
const UNROUNDED = /\d[.,]\d{3,}(?![\d.,\u00a0]*[.,\u00a0]\d)(?<![,\u00a0]\d{3})/;

describe.each(LANGUAGES)('what the rules say of the sample store, in %s', (language) => {
  const say = translator(language);

  test('is a great deal', () => {
    expect(said.length).toBeGreaterThan(200);
  });

  test('has no fault, with the figures and missing values of a real run', () => {
    const faulty = said
      .map(({ id, data }) => withoutQuotations(say(id, data)))
      .flatMap((text) => [
        ...faultsIn(language, text).map((fault) => `${fault}: ${text}`),
        ...(UNROUNDED.test(text) ? [`not rounded: ${text}`] : []),
      ]);
    expect([...new Set(faulty)]).toEqual([]);
  });
});
