import { Writable } from 'node:stream';
import { format, resolveConfig } from 'prettier';
import { z } from 'zod';
import { parseCommand } from '../../app/cli/options';
import { runAudit } from '../../app/cli/run-audit';
import { OUTCOMES } from '../../app/core/audit/outcome';
import { LISTING_RULES } from '../../app/core/audit/registry';
import { sharedData } from '../support/shared-data';

const NOW = '2026-11-22T12:00:00Z';

/** Every catalogue that holds products, one of the dated dumps of hmoon-us included. */
const CATALOGUES = [
  'spacire-gb/products.json',
  'hmoon-us/products_export_2025-10.csv',
  'procure-impact-us/products_export.csv',
  'parispousse-fr/products_export.csv',
  'shopifypartners-sample/apparel.csv',
  'shopifypartners-sample/home-and-garden.csv',
  'shopifypartners-sample/jewelery.csv',
  'demo-with-inventory/products_export_1.csv',
];

const countsSchema = z.record(z.enum(OUTCOMES), z.number());
const reportSchema = z.object({
  listings: z.array(z.unknown()),
  summary: z.record(z.string(), countsSchema),
});

type Report = z.infer<typeof reportSchema>;

/** What docs/rules/outcomes.md says: outcomes by rule and catalogue, as the audit command counts them. */
export async function outcomesPage(): Promise<string> {
  const reports = [];
  for (const file of CATALOGUES) reports.push({ file, report: await audit(file) });
  const sections = reports.map(({ file, report }) => [
    `## ${file}`,
    `${report.listings.length} listings.`,
    '',
    `| rule | ${OUTCOMES.join(' | ')} |`,
    `|---|${OUTCOMES.map(() => '---:').join('|')}|`,
    ...LISTING_RULES.map(({ id }) => row(id, report)),
    '',
  ]);
  const page = [...INTRODUCTION, ...sections.flat()].join('\n');
  return format(page, { ...(await resolveConfig(import.meta.filename)), parser: 'markdown' });
}

const INTRODUCTION = [
  '# Outcomes on real catalogues',
  '',
  `How many listings of each catalogue get which outcome from each rule, counted by the audit command on ${NOW.slice(0, 10)} without any file beside the catalogue: no translations, prices, orders or inventory. Much is unknown for that reason. Rules about the store as a whole are unknown for a file.`,
  '',
  'Against the rules of 0.1.0, 64 outcomes changed on these 2,203 listings, and all were read. 44 listings give grams as `gm`, litres as `lt` or `Liter`, which are measurements now (one necklace lost one); coupon codes, a donation and a gift certificate are no goods, so that photos, description, packaging and customs do not concern them (16 outcomes of 5 listings); two blankets named with a sofa need no repair, and a curtain robot may. Reading them found one false claim, “24-7 Meter”, which is no length and was mended.',
  '',
  'The catalogues lie outside the project; `tests/golden/catalogue-outcomes.test.ts` compares this page with them where they are, and remakes it: `npm test -- tests/golden -u`.',
  '',
];

function row(id: string, { summary }: Report): string {
  const counts = OUTCOMES.map((outcome) => summary[id]?.[outcome] ?? 0);
  return `| [${id}](${id}.md) | ${counts.join(' | ')} |`;
}

async function audit(file: string): Promise<Report> {
  const path = sharedData('catalogues', file);
  const command = parseCommand(['--json', '--now', NOW, path], new Date(NOW));
  if (command === 'help') throw new Error('No help wanted');
  const chunks: Buffer[] = [];
  const report = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(chunk);
      done();
    },
  });
  await runAudit(command, { report, widthInColumns: 100, note: () => undefined });
  return reportSchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
}
