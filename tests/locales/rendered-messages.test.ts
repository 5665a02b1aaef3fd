import { describe, expect, test } from 'vitest';
import { MESSAGES, type MessageId } from '~/locales/messages';
import { LANGUAGES } from '~/locales/translate';
import { faultsIn } from './support/faults';
import { renderingsOf } from './support/renderings';

const IDS = Object.keys(MESSAGES.en) as MessageId[];

/** What is never asked for: nothing is left out, so nothing is said. */
const SAYS_NOTHING = ['suggestions.list.leftOut'];

/** Each fault once, with the first sentence that has it. */
function faultyRenderings(language: (typeof LANGUAGES)[number], id: MessageId): string[] {
  const found = new Map<string, string>();
  for (const { text } of renderingsOf(language, id)) {
    if (text === '' && SAYS_NOTHING.includes(id)) continue;
    for (const fault of text === '' ? ['nothing is said'] : faultsIn(language, text))
      if (!found.has(fault)) found.set(fault, `${fault}: ${text}`);
  }
  return [...found.values()];
}

describe.each(LANGUAGES)('read in %s, with nothing, one, two and very many', (language) => {
  test.each(IDS)('%s', (id) => {
    expect(faultyRenderings(language, id)).toEqual([]);
  });
});

describe('what is refused', () => {
  test.each([
    ['en', 'It ends at 8 a.m..', 'doubled punctuation'],
    ['en', 'Left out: , .', 'doubled punctuation'],
    ['fr', 'Dit «\u00a0oui.\u00a0».', 'doubled punctuation'],
    ['en', 'Sold out .', 'a space before a full stop or a comma'],
    ['en', 'Sold  out', 'two spaces'],
    ['en', 'Sold out ', 'a space at an end'],
    ['en', 'Photo 1 () has none', 'brackets or quotation marks around nothing'],
    ['en', 'Of {count}', 'a placeholder that was not filled'],
    ['en', 'It costs NaN', 'a value of a program'],
    ['fr', 'Prix\u00a0: undefined', 'a value of a program'],
    ['en', 'Product gid://shopify/Product/1', 'an id'],
    ['en', 'The REFUND_POLICY is missing', 'an id'],
    ['en', 'The descriptionHtml is empty', 'an id'],
    ['fr', 'selon les jours d’America/Toronto', 'a time zone’s id'],
    ['en', 'Use at most 10000', 'a number without separators'],
    ['en', '1 open findings', 'one, and a noun of many'],
    ['en', '1 of 2 rows match no listing', 'one, and a verb of many'],
    ['en', '2 open finding', 'none or many, and a noun of one'],
    ['fr', '1 unités sur 32 sont revenues', 'none or one, and a noun of many'],
    ['fr', '0 fiches', 'none or one, and a noun of many'],
    ['fr', '1 ont un prix', 'none or one, and a verb of many'],
    ['fr', '2 fiche', 'many, and a noun of one'],
    ['fr', 'les jours de America', 'no elision'],
    [
      'en',
      'It sells something, and nothing in the rest of the year a day as in the rest of the year.',
      'the same words twice',
    ],
  ] as const)('%s: %s', (language, text, fault) => {
    expect(faultsIn(language, text)).toContain(fault);
  });
});
