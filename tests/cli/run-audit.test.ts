import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { parseCommand } from '~/cli/options';
import { runAudit } from '~/cli/run-audit';
import { LISTING_RULES } from '~/core/audit/registry';
import { temporaryFiles } from '../files/temporary-files';
import { writeProductsJson } from '../files/products-json-of';
import { generatedStore } from '../../sandbox/seeds/generated';
import { expectedCounts } from '../support/expected-counts';
import { hasSharedData, sharedData } from '../support/shared-data';

const write = temporaryFiles();
const NOW = '2026-11-22T12:00:00Z';

const reportSchema = z.strictObject({
  audited_at: z.string(),
  store: z.strictObject({ results: z.array(z.unknown()) }),
  listings: z.array(
    z.strictObject({
      handle: z.string(),
      title: z.string(),
      results: z.array(
        z.strictObject({
          rule: z.string(),
          audiences: z.array(z.enum(['US', 'CA', 'QC'])).min(1),
          severity: z.enum(['high', 'medium', 'low']),
          outcome: z.enum(['pass', 'fail', 'notApplicable', 'unknown', 'error']),
          reason: z.string().min(1).nullable(),
          findings: z.array(
            z.strictObject({
              message: z.string().min(1),
              field: z.string().min(1),
              data: z.record(z.string(), z.unknown()),
            }),
          ),
        }),
      ),
    }),
  ),
  summary: z.record(
    z.string(),
    z.strictObject({
      pass: z.number(),
      fail: z.number(),
      notApplicable: z.number(),
      unknown: z.number(),
      error: z.number(),
    }),
  ),
});

async function audit(args: string[], { width = 100 } = {}) {
  const command = parseCommand(['--now', NOW, ...args], new Date(NOW));
  if (command === 'help') throw new Error('No help wanted');
  const chunks: string[] = [];
  const notes: string[] = [];
  // Slow, so that whoever ignores back-pressure piles up chunks.
  const report = new Writable({
    highWaterMark: 1024,
    write(chunk: Buffer, _, done) {
      chunks.push(chunk.toString());
      setImmediate(done);
    },
  });
  const { failOnMet } = await runAudit(command, {
    report,
    widthInColumns: width,
    note: (line) => notes.push(line),
  });
  return { text: chunks.join(''), notes, failOnMet };
}

async function auditJson(...args: string[]) {
  const { text, ...rest } = await audit(['--json', ...args]);
  return { report: reportSchema.parse(JSON.parse(text)), ...rest };
}

const HEADER =
  'Handle,Title,Body (HTML),Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Compare At Price,Image Src,Image Alt Text,Status';
const BODY =
  '<p>A large stoneware mug for tea and for coffee, made by hand in a small workshop near the river.</p>';
const CSV = [
  HEADER,
  `mug,Stoneware mug,"${BODY}",Nordet,Size,S,MUG-S,20.00,20.00,https://cdn.example/mug.jpg,,active`,
  'mug,,,,,L,MUG-L,30.00,,,,',
  `bowl,Serving bowl,"${BODY}",Nordet,Title,Default Title,BOWL,15.00,18.00,https://cdn.example/bowl.jpg,A white bowl,archived`,
].join('\n');

describe('the JSON report', () => {
  it('has each listing with the outcome of each rule, and their sums', async () => {
    const { report, notes } = await auditJson(write('products.csv', CSV));
    expect(report.audited_at).toBe('2026-11-22T12:00:00.000Z');
    expect(report.listings.map(({ handle, title }) => [handle, title])).toEqual([
      ['mug', 'Stoneware mug'],
      ['bowl', 'Serving bowl'],
    ]);
    const rules = LISTING_RULES.map(({ id }) => id);
    expect(report.listings[0]?.results.map(({ rule }) => rule)).toEqual(rules);
    const pointless = report.listings[0]?.results.find(
      ({ rule }) => rule === 'pointless-compare-at',
    );
    expect(pointless).toMatchObject({ outcome: 'fail', severity: 'high', reason: null });
    expect(pointless?.findings[0]?.message).toContain('US$20.00');
    expect(report.summary['pointless-compare-at']).toEqual({
      pass: 1,
      fail: 1,
      notApplicable: 0,
      unknown: 0,
      error: 0,
    });
    expect(Object.keys(report.summary)).toEqual(rules);
    expect(notes).toEqual([
      'Currency: USD assumed where the file names none. Name it with --currency if that is wrong.',
      'Buyers: the store is assumed to sell to the United States and to Canada, Quebec included.',
      'Language of the texts: en, detected. Name it with --locale if that is wrong.',
    ]);
  });

  it('says what it says in French when asked to', async () => {
    const { report, notes } = await auditJson(
      write('products.csv', CSV),
      '--lang',
      'fr',
      '--currency',
      'CAD',
    );
    const pointless = report.listings[0]?.results.find(
      ({ rule }) => rule === 'pointless-compare-at',
    );
    expect(pointless?.findings[0]?.message).toMatch(/prix de comparaison .*20,00\u00a0\$/);
    expect(notes.join(' ')).toContain('Langue des textes');
  });

  it('judges by the named rules alone', async () => {
    const { report } = await auditJson(write('products.csv', CSV), '--rule', 'undescribed-photo');
    expect(Object.keys(report.summary)).toEqual(['undescribed-photo']);
    expect(report.listings[1]?.results).toHaveLength(1);
  });

  it('is written whole or not at all, and leaves no temporary file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'borealist-test-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
    });
    vi.stubEnv('TMPDIR', folder);
    onTestFinished(() => void vi.unstubAllEnvs());
    const good = Array.from({ length: 3000 }, (_, index) => `p${index},P,,,,,,1.00,,,,active`);
    const file = write('late.csv', [HEADER, ...good, 'x,X,,,,,,"12,99",,,,active'].join('\n'));
    await expect(audit(['--json', file])).rejects.toThrow(
      /late\.csv:3002: "Variant Price" is "12,99"/,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('holds nothing but an empty list for a catalogue without products', async () => {
    const { report, notes } = await auditJson(write('none.json', '{"products":[]}'));
    expect(report.listings).toEqual([]);
    expect(notes[0]).toMatch(/none\.json has no products\.$/);
  });
});

describe('--fail-on', () => {
  it.each([
    ['high', true],
    ['medium', true],
    ['low', true],
  ])('%s is met by a finding of high severity', async (severity, met) => {
    expect((await audit([write('products.csv', CSV), '--fail-on', severity])).failOnMet).toBe(met);
  });

  it.each([
    ['high', false],
    ['medium', false],
    ['low', true],
  ])('%s with findings of low severity alone: %s', async (severity, met) => {
    const args = [write('products.csv', CSV), '--rule', 'undescribed-photo', '--fail-on', severity];
    expect((await audit(args)).failOnMet).toBe(met);
  });
});

describe('the files beside the catalogue', () => {
  const outcomeOf = async (rule: string, ...args: string[]) => {
    const { report, notes } = await auditJson(write('products.csv', CSV), '--rule', rule, ...args);
    return { results: report.listings.map(({ results }) => results[0]), notes };
  };

  it('--translations: missing and outdated French', async () => {
    const file = write(
      'fr.csv',
      [
        'Type,Identification,Field,Locale,Market,Status,Default content,Translated content',
        'PRODUCT,mug,title,fr,,,Old mug,Vieille tasse',
        `PRODUCT,mug,body_html,fr,,,"${BODY}",<p>Une grande tasse.</p>`,
        'PRODUCT,gone,title,fr,,,Gone,Parti',
      ].join('\n'),
    );
    const missing = await outcomeOf('missing-french-text', '--translations', file);
    expect(missing.results.map((result) => result?.outcome)).toEqual(['pass', 'fail']);
    expect(missing.notes.at(-1)).toMatch(/fr\.csv: 1 of 3 rows matches no listing, such as gone$/);
    const outdated = await outcomeOf('outdated-french-text', '--translations', file);
    expect(outdated.results.map((result) => result?.outcome)).toEqual(['fail', 'notApplicable']);
    expect(outdated.results[0]?.findings.map(({ field }) => field)).toEqual(['title']);
  });

  it('--prices: a volatile price, and the currency of the store', async () => {
    const days = ['08-25', '09-05', '09-15', '09-25', '10-05', '10-15', '10-25', '11-05', '11-20'];
    const rows = days.flatMap((day, index) => [
      `mug,MUG-S,2026-${day},${20 + index * 3}.00,,CAD`,
      `mug,MUG-L,2026-${day},30.00,,CAD`,
      `bowl,BOWL,2026-${day},15.00,,CAD`,
    ]);
    const file = write(
      'prices.csv',
      ['handle,sku,date,price,compare_at_price,currency', ...rows].join('\n'),
    );
    const { results, notes } = await outcomeOf('volatile-price', '--prices', file);
    expect(results.map((result) => result?.outcome)).toEqual(['fail', 'pass']);
    expect(notes[0]).toMatch(/^Currency: CAD, as in .*prices\.csv\./);
  });

  it('are refused with their own name and line', async () => {
    const file = write(
      'orders.csv',
      'order,created_at,country,sku,quantity,returned_quantity,return_reason\n#1,2026-01-01,US,MUG-S,x,,\n',
    );
    await expect(audit([write('products.csv', CSV), '--orders', file])).rejects.toThrow(
      /orders\.csv:2: "quantity" is "x"/,
    );
  });
});

describe('the table', () => {
  it.each([
    [
      'alt texts that the file does not hold are not read',
      [{ src: 'https://cdn.example/a.jpg' }],
      /1 photo \(alt texts not read\)/,
    ],
    [
      'one that is empty is missing',
      [{ src: 'https://cdn.example/a.jpg', alt: null }],
      /1 photo \(1 without alt text\)/,
    ],
    ['no photo, nothing to say of it', [], /1 variant, 0 photos$/m],
  ])('counts photos: %s', async (_, images, expected) => {
    const product = {
      id: 1,
      handle: 'mug',
      title: 'Mug',
      body_html: '',
      vendor: '',
      product_type: '',
    };
    const variants = [{ id: 2, title: 'Default Title', sku: 'MUG', price: '9.00' }];
    const file = write('p.json', JSON.stringify({ products: [{ ...product, variants, images }] }));
    expect((await audit([file])).text).toMatch(expected);
  });

  it('shows counts, outcomes, readiness, what to fix first and what was not read', async () => {
    const { text } = await audit([write('products.csv', CSV)]);
    expect(text).toMatch(
      /products\.csv: 2 listings, 3 variants, 2 photos \(1 without alt\s+text\)/,
    );
    expect(text).toMatch(/^Rule\s+Buyers\s+Pass\s+Fail\s+Not applicable\s+Unknown\s+Error$/m);
    expect(text).toMatch(/^pointless-compare-at\s+US, CA, QC\s+1\s+1\s+0\s+0\s+0$/m);
    expect(text).toMatch(/^ {2}Quebec: unknown; only \d+% of what applies is known$/m);
    expect(text).toMatch(/^ {2}United States: unknown; only \d+% of what applies is known$/m);
    expect(text).toContain('Listings to fix first (2 of 2 with findings)\n  Stoneware mug (mug)');
    expect(text).toMatch(/\[High\] pointless-compare-at: .*US\$20\.00/);
    for (const option of ['--translations', '--prices', '--orders', '--inventory']) {
      expect(text).toContain(`add ${option} FILE`);
    }
  });

  it.each([40, 60, 100])('keeps to %i columns', async (width) => {
    const { text } = await audit([write('p.csv', CSV), '--lang', 'fr'], { width });
    // A word that is wider alone, such as a path or a list of columns, cannot be broken.
    const tooWide = text
      .split('\n')
      .filter((line) => line.length > width && line.trim().includes(' '));
    expect(tooWide).toEqual([]);
    expect(text).toContain('undescribed-photo');
  });

  it('passes no control characters of a catalogue on to the terminal', async () => {
    const csv = CSV.replace('Stoneware mug', 'Stone\u001b[31mware\u202e mug');
    const { text } = await audit([write('products.csv', csv)]);
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(text).toContain('Stone [31mware');
  });

  it('does not ask a French store for its translations', async () => {
    const { text } = await audit([write('products.csv', CSV), '--locale', 'fr-CA']);
    expect(text).not.toContain('--translations');
  });
});

describe('a generated catalogue', () => {
  it('has the findings that were put into it', async () => {
    const file = write('generated.json', '');
    await writeProductsJson(file, generatedStore({ products: 1000, seed: 9 }).products);
    const { report } = await auditJson(file);
    const { failing } = expectedCounts({ products: 1000 });
    for (const rule of ['pointless-compare-at', 'undescribed-photo'] as const) {
      expect(report.summary[rule]?.fail).toBe(failing[rule]);
    }
    // The file holds neither French nor past prices: that is unknown, not a pass.
    for (const rule of ['missing-french-text', 'outdated-french-text', 'volatile-price']) {
      expect(report.summary[rule]?.unknown).toBe(1000);
    }
  });
});

const reason = hasSharedData ? '' : ' (skipped: ../shared/data is absent)';

describe.skipIf(!hasSharedData)(`the catalogues in ../shared/data${reason}`, () => {
  /** Photos minus those with alt text, as counted in catalogues/README.md. */
  it.each([
    ['spacire-gb/products.json', 'en', 4635 - 4610],
    ['hmoon-us/products_export_2025-10.csv', 'en', 922 - 103],
    ['procure-impact-us/products_export.csv', 'en', 1033 - 521],
    ['parispousse-fr/products_export.csv', 'fr', 152 - 85],
    ['demo-with-inventory/products_export_1.csv', 'en', 81],
    ['shopifypartners-sample/apparel.csv', 'en', 20],
    ['shopifypartners-sample/home-and-garden.csv', 'en', 21],
    ['shopifypartners-sample/jewelery.csv', 'en', 41],
  ])('%s: no error, in %s, and %i photos without alt text', async (path, language, undescribed) => {
    const { report, notes } = await auditJson(sharedData('catalogues', path));
    expect(Object.values(report.summary).map(({ error }) => error)).toEqual(
      LISTING_RULES.map(() => 0),
    );
    expect(notes).toContain(
      `Language of the texts: ${language}, detected. Name it with --locale if that is wrong.`,
    );
    const withoutAlt = report.listings
      .flatMap(({ results }) => results.filter(({ rule }) => rule === 'undescribed-photo'))
      .flatMap(({ findings }) => findings)
      // A file name in place of an alt text is a finding too, and counted as alt text in the README.
      .filter(({ data }) => data['alt'] === '');
    expect(withoutAlt).toHaveLength(undescribed);
    if (language === 'fr') {
      expect(report.summary['missing-french-text']?.fail).toBe(0);
      expect(report.summary['outdated-french-text']?.fail).toBe(0);
    }
  });
});
