// Remakes app/core/customs/harmonized-system.json and harmonized-system-texts.json:
//   node scripts/make-harmonized-system.mjs harmonized-system.csv
// The CSV is data/harmonized-system.csv of github.com/datasets/harmonized-system.
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

const [file] = process.argv.slice(2);
if (!file) throw new Error('Name the CSV file: node scripts/make-harmonized-system.mjs FILE');

// Chapter 99 is the United Nations' own addition for what is not classified: it is no part of the system.
const rows = parse(readFileSync(file), { columns: true, bom: true });
const codes = rows
  .filter(({ level, hscode }) => level === '6' && /^(?!99)\d{6}$/.test(hscode))
  .map(({ hscode }) => hscode)
  .sort();
if (codes.length < 5000) throw new Error(`${file} has ${codes.length} subheadings: too few`);

const subheadings = {};
for (const code of codes) {
  const heading = code.slice(0, 4);
  subheadings[heading] = `${subheadings[heading] ?? ''}${code.slice(4)}`;
}

const origin = {
  edition: 'HS 2022',
  source: 'github.com/datasets/harmonized-system, commit 905e5a0f',
  licence: 'ODC-PDDL-1.0',
};
// Heading → the last two digits of each of its subheadings, run together.
write('harmonized-system.json', { ...origin, subheadings });

// Apart, since rules need no words. Headings have four digits, subheadings six.
const isKept = new Set([...Object.keys(subheadings), ...codes]);
const texts = Object.fromEntries(
  rows
    .filter(({ hscode }) => isKept.has(hscode))
    .map(({ hscode, description }) => [hscode, description.trim()]),
);
write('harmonized-system-texts.json', { ...origin, texts });

function write(name, data) {
  writeFileSync(
    new URL(`../app/core/customs/${name}`, import.meta.url),
    `${JSON.stringify(data, null, 2)}\n`,
  );
}
