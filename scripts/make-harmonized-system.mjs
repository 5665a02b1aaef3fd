// Remakes app/core/customs/harmonized-system.json:
//   node scripts/make-harmonized-system.mjs harmonized-system.csv
// The CSV is data/harmonized-system.csv of github.com/datasets/harmonized-system.
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

const [file] = process.argv.slice(2);
if (!file) throw new Error('Name the CSV file: node scripts/make-harmonized-system.mjs FILE');

// Chapter 99 is the United Nations' own addition for what is not classified: it is no part of the system.
const codes = parse(readFileSync(file), { columns: true, bom: true })
  .filter(({ level, hscode }) => level === '6' && /^(?!99)\d{6}$/.test(hscode))
  .map(({ hscode }) => hscode)
  .sort();
if (codes.length < 5000) throw new Error(`${file} has ${codes.length} subheadings: too few`);

const subheadings = {};
for (const code of codes) {
  const heading = code.slice(0, 4);
  subheadings[heading] = `${subheadings[heading] ?? ''}${code.slice(4)}`;
}

const data = {
  edition: 'HS 2022',
  source: 'github.com/datasets/harmonized-system, commit 905e5a0f',
  licence: 'ODC-PDDL-1.0',
  // Heading → the last two digits of each of its subheadings, run together.
  subheadings,
};
writeFileSync(
  new URL('../app/core/customs/harmonized-system.json', import.meta.url),
  `${JSON.stringify(data, null, 2)}\n`,
);
