import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { askProcess } from './ask-process';
import { inMilliseconds, type Measurement } from './measurement';
import { ruleCatalogues, type RuleCatalogue } from './rule-catalogues';

const NOW = new Date('2026-11-22T12:00:00Z');
const RATIO_BUDGET = 4;

/** What the process that times rules is told of a catalogue. */
export type TimedCatalogue = Pick<RuleCatalogue, 'listings' | 'primaryLocale'>;

const times = z.object({
  /** Of the whole catalogue. */
  parseMs: z.number(),
  auditMs: z.number(),
});
export type CatalogueTimes = z.infer<typeof times>;

/** Auditing listings with every rule, against parsing their snapshots. */
export async function measureRules(): Promise<Measurement[]> {
  const catalogues = await ruleCatalogues(NOW);
  const answers = await timesOf(catalogues);
  const timed = catalogues.map((catalogue, index) => ({
    catalogue,
    ...(answers[index] ?? { parseMs: NaN, auditMs: NaN }),
  }));
  const real = timed.filter(({ catalogue }) => catalogue.isReal);
  return [
    ...(real.length === 0 ? [] : [together('all real catalogues', real)]),
    together('all catalogues, with French and made ones', timed),
    ...timed.map((each) => measurement(each.catalogue.name, each.catalogue.listings.length, each)),
  ];
}

async function timesOf(catalogues: TimedCatalogue[]): Promise<CatalogueTimes[]> {
  const folder = await mkdtemp(join(tmpdir(), 'borealist-bench-'));
  try {
    const file = join(folder, 'catalogues.json');
    await writeFile(file, JSON.stringify(catalogues));
    return await askProcess(resolve(import.meta.dirname, 'rules-process.ts'), file, z.array(times));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function together(
  name: string,
  timed: (CatalogueTimes & { catalogue: RuleCatalogue })[],
): Measurement {
  const sum = (of: (each: (typeof timed)[number]) => number) =>
    timed.reduce((total, each) => total + of(each), 0);
  const listings = sum(({ catalogue }) => catalogue.listings.length);
  return measurement(name, listings, {
    parseMs: sum(({ parseMs }) => parseMs),
    auditMs: sum(({ auditMs }) => auditMs),
  });
}

function measurement(
  name: string,
  listings: number,
  { parseMs, auditMs }: CatalogueTimes,
): Measurement {
  const ratio = auditMs / parseMs;
  return {
    name: `every rule on one listing, ${name} (${listings})`,
    measured: inMilliseconds(auditMs / listings),
    floor: `${inMilliseconds(parseMs / listings)} JSON.parse of its snapshot`,
    ratio,
    budget: `≤ ${RATIO_BUDGET} × floor`,
    isMet: ratio <= RATIO_BUDGET,
  };
}
