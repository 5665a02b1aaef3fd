// Writes the table by which app/core/language/identify-language.ts tells English from French: the two languages'
// n-grams out of eld's large model, which itself takes 447 MB. Run it again after an update of eld:
//   node scripts/make-language-table.mjs
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const eld = import.meta.resolve('eld/large');
const { ngramsData } = await import(new URL('../ngrams/large.js', eld).href);
const { dictionary } = await import(new URL('../dictionary.js', eld).href);

/** eld leaves this much out of each score to keep its files small. */
const BASE_SCORE = 53;

const ids = Object.fromEntries(
  Object.entries(ngramsData.languages).map(([id, code]) => [code, id]),
);
const bytes = new Map(dictionary.map((character, byte) => [character, byte]).slice(0x80));

/** eld writes each byte beyond ASCII as a letter of its own; here it is the character of that number. */
function decode(ngram) {
  return [...ngram]
    .map((character) =>
      /[a-z' ]/.test(character)
        ? character
        : String.fromCharCode(bytes.get(character) ?? character.charCodeAt(0)),
    )
    .join('');
}

const entries = Object.entries(ngramsData.ngrams).flatMap(([ngram, scores]) => {
  const [english, french] = [scores[ids.en], scores[ids.fr]].map((score) =>
    score === undefined ? 0 : score + BASE_SCORE,
  );
  return english === french ? [] : [[decode(ngram), english - french]];
});

const table = {
  source:
    'n-grams of English and French in eld 2.1.0 (https://github.com/nitotm/efficient-language-detector-js)',
  licence:
    'Apache-2.0, copyright 2023 Nito T.M.; reduced to the difference between the two languages',
  // One string, since tsc would otherwise infer a type with twenty thousand properties.
  ngrams: entries.map(([ngram, weight]) => `${ngram}=${weight}`).join('|'),
};
writeFileSync(
  fileURLToPath(new URL('../app/core/language/en-fr-ngrams.json', import.meta.url)),
  `${JSON.stringify(table, null, 2)}\n`,
);
