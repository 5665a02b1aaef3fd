import { describe, expect, it } from 'vitest';
import { previewWorklist, startWorklist } from '~/services/changes/import-worklist';
import { undoChanges } from '~/services/changes/undo-changes';
import type { WorklistPreview } from '~/services/changes/views';
import type { TableRow } from '~/services/changes/worklist-ports';
import { temporaryFiles } from '../../files/temporary-files';
import {
  sampleListing,
  sampleVariant,
  type SeededListing,
} from '../../shopify/support/sandbox-shop';
import { testDatabase } from '../../support/database';
import { BY, ChangeWorld, LISTING_ID } from '../support/changes';
import { exported, filled, linesOf } from '../support/worklist';

const database = await testDatabase();
const write = temporaryFiles();
const FORMATS = ['csv', 'xlsx'] as const;
const LISTS = ['french', 'customs', 'altTexts'] as const;

/** It lacks everything that a list asks for, and its texts are such as spreadsheets spoil. */
function bare(id: number): SeededListing {
  const inventory = {
    requiresShipping: true,
    harmonizedSystemCode: null,
    countryOfOrigin: null,
    weight: null,
  };
  const listing = sampleListing(id, { title: id === 1 ? '=Maple syrup' : `Maple syrup ${id}` });
  return {
    ...listing,
    descriptionHtml: '<p>From Québec,\r\nbottled by hand.</p>',
    options: [{ id: `gid://shopify/ProductOption/${id}1`, name: 'Colour', values: ['Dark amber'] }],
    variants: [
      {
        ...sampleVariant(`${id}2`),
        sku: '00123',
        selectedOptions: [{ name: 'Colour', value: 'Dark amber' }],
        inventory,
      },
    ],
    media: [
      ...listing.media,
      ...listing.media.map((photo) => ({
        ...photo,
        id: `gid://shopify/MediaImage/${id}4`,
        alt: 'A bottle of syrup on a table',
      })),
    ],
  };
}

const open = () => ChangeWorld.open(database, [bare(1), bare(2)]);

async function preview(world: ChangeWorld, file: string): Promise<WorklistPreview> {
  const answer = await previewWorklist(world.ports, world.store, file);
  if (!answer.done) throw new Error(JSON.stringify(answer.because));
  return answer.value;
}

async function listOf(
  world: ChangeWorld,
  list: Parameters<typeof exported>[2],
  format: 'csv' | 'xlsx' = 'csv',
): Promise<string> {
  const file = await exported(world, write, list, format);
  if (file === null) throw new Error('nothing to export');
  return file;
}

const FILL: Record<(typeof LISTS)[number], (row: TableRow) => TableRow> = {
  french: ({ text, listing_id: id }) => ({ french_new: `Texte en français, ${text} ${id}` }),
  customs: () => ({ hs_code_new: '0101.21', origin_new: 'CA-QC', weight_new: '0,35 kg' }),
  altTexts: ({ photo_id: id }) => ({ alt_text_new: `Une bouteille ${id}` }),
};

describe.each(FORMATS)('a list as %s', (format) => {
  it.each(LISTS)('imported as it was exported changes nothing: %s', async (list) => {
    const world = await open();
    const file = await listOf(world, list, format);
    const { rows } = await linesOf(file);
    expect(rows.length).toBeGreaterThan(1);
    expect(await preview(world, file)).toMatchObject({
      changes: [],
      conflicts: [],
      refused: [],
      untouched: rows.length,
    });
  });

  it.each(LISTS)('filled, is previewed, written as previewed, and taken back: %s', async (list) => {
    const world = await open();
    const file = await filled(await listOf(world, list, format), write, FILL[list]);
    const shown = await preview(world, file);
    expect(shown).toMatchObject({ conflicts: [], refused: [], untouched: 0 });
    expect(await world.history()).toEqual([]);
    const started = await startWorklist(world.ports, world.store, {
      file,
      shown: shown.digest,
      by: BY,
    });
    await world.run();
    const history = await world.history();
    expect(history.map(({ state, after }) => ({ state, after })).sort(byAfter)).toEqual(
      shown.changes.map(({ after }) => ({ state: 'written', after })).sort(byAfter),
    );
    expect((await linesOf(await listOf(world, list, format))).rows).toEqual([]);
    expect(await preview(world, file)).toMatchObject({ changes: [], same: shown.changes.length });
    await undoChanges(world.ports, world.store, {
      batch: started.done ? started.value.batch : '',
      by: BY,
    });
    await world.run();
    expect((await world.history()).map(({ state }) => state)).toEqual(history.map(() => 'undone'));
  });
});

function byAfter(a: { after: string | null }, b: { after: string | null }): number {
  return (a.after ?? '').localeCompare(b.after ?? '');
}

describe('a list', () => {
  it('for a translator has the source, the French, the finding and what helps to understand it', async () => {
    const world = await open();
    const { rows } = await linesOf(await listOf(world, 'french'));
    expect(rows.filter(({ listing_id: id }) => id === LISTING_ID)).toMatchObject([
      {
        text: 'title',
        source: '=Maple syrup',
        french_now: '',
        context: 'Érablière du Nord / Syrup',
      },
      { text: 'description', source: '<p>From Québec,\nbottled by hand.</p>' },
      { text: 'seoDescription', source: 'Real maple syrup' },
      { text: 'optionName', source: 'Colour' },
      {
        text: 'optionValue',
        source: 'Dark amber',
        context: expect.stringContaining('Colour') as string,
      },
      { text: 'altText', context: expect.stringContaining('https://') as string },
    ]);
    expect(rows[0]?.finding).toContain('French');
  });

  it('for customs has SKU, type and values, with the zeros at their head', async () => {
    const world = await open();
    const { rows } = await linesOf(await listOf(world, 'customs', 'xlsx'));
    expect(rows[0]).toMatchObject({ sku: '00123', type: 'Syrup', hs_code: '', store: world.store });
    await writeAll(world, await filled(await listOf(world, 'customs'), write, FILL.customs));
    expect(world.sandbox.catalogue.product(LISTING_ID).variants[0]?.inventory).toMatchObject({
      harmonizedSystemCode: '010121',
      countryOfOrigin: 'CA',
      provinceOfOrigin: 'QC',
      weight: { value: 0.35, unit: 'KILOGRAMS' },
    });
  });

  it('is none for a store without French', async () => {
    const world = await open();
    world.sandbox.shop.locales.splice(0);
    expect(await exported(world, write, 'french', 'csv')).toBeNull();
  });
});

async function writeAll(world: ChangeWorld, file: string): Promise<void> {
  const { digest } = await preview(world, file);
  await startWorklist(world.ports, world.store, { file, shown: digest, by: BY });
  await world.run();
}

describe('what somebody changed since the file was made', () => {
  it('is shown, and not written over: source, French, value and photo', async () => {
    const world = await open();
    const french = await filled(await listOf(world, 'french'), write, FILL.french);
    const customs = await filled(await listOf(world, 'customs'), write, FILL.customs);
    const alts = await filled(await listOf(world, 'altTexts'), write, FILL.altTexts);
    world.edit('Sirop d’érable de quelqu’un');
    const product = world.sandbox.catalogue.product('gid://shopify/Product/2');
    product.title = 'Maple syrup, new';
    Object.assign(product.variants[0]?.inventory ?? {}, { countryOfOrigin: 'FR' });
    world.sandbox.editPhotoAlt('gid://shopify/MediaImage/13', 'Somebody’s words');

    expect((await preview(world, french)).conflicts).toMatchObject([
      { part: 'title', by: 'value', found: 'Sirop d’érable de quelqu’un' },
      { part: 'title', by: 'source', found: 'Maple syrup, new' },
    ]);
    const ofCustoms = await preview(world, customs);
    expect(ofCustoms.conflicts).toMatchObject([{ kind: 'origin', found: 'FR', typed: 'CA-QC' }]);
    expect(ofCustoms.changes).toHaveLength(5);
    expect((await preview(world, alts)).conflicts).toMatchObject([{ found: 'Somebody’s words' }]);
    await writeAll(world, french);
    expect(world.french()).toBe('Sirop d’érable de quelqu’un');
  });

  it('between the preview and the confirmation stops it, and the new preview is answered', async () => {
    const world = await open();
    const file = await filled(await listOf(world, 'altTexts'), write, FILL.altTexts);
    const { digest: shown } = await preview(world, file);
    world.sandbox.editPhotoAlt('gid://shopify/MediaImage/13', 'Somebody’s words');
    const answer = await startWorklist(world.ports, world.store, { file, shown, by: BY });
    expect(answer).toMatchObject({
      done: false,
      because: { why: 'previewChanged', preview: { changes: [{}], conflicts: [{}] } },
    });
    expect(await world.history()).toEqual([]);
  });
});

describe('lines that cannot be used', () => {
  const reasons = ({ refused }: WorklistPreview) =>
    refused.map(({ line, reason }) => [line, reason.id]);

  it('are told by line and reason, and hold back no other', async () => {
    const world = await open();
    const customs = await filled(await listOf(world, 'customs'), write, (_, index) =>
      index === 0
        ? { hs_code_new: '10121', origin_new: 'Canada', weight_new: '3' }
        : { hs_code_new: '1702.20', variant_id: 'gid://shopify/ProductVariant/99' },
    );
    expect(reasons(await preview(world, customs))).toEqual([
      [2, 'worklist.refused.hsCode'],
      [2, 'worklist.refused.origin'],
      [2, 'worklist.refused.weight'],
      [3, 'worklist.refused.gone'],
    ]);
    const alts = await filled(await listOf(world, 'altTexts'), write, (_, index) => ({
      alt_text_new: index === 0 ? 'a'.repeat(513) : 'Jar',
    }));
    const shown = await preview(world, alts);
    expect(reasons(shown)).toEqual([[2, 'worklist.refused.altLength']]);
    expect(shown.changes).toHaveLength(1);
    const french = await filled(await listOf(world, 'french'), write, ({ text }) => ({
      french_new: text === 'description' ? '<p onclick="x()">Sirop</p>' : '',
    }));
    expect(reasons(await preview(world, french)).map(([, id]) => id)).toEqual(
      [1, 2].map(() => 'worklist.refused.activeHtml'),
    );
  });

  it('are those that give a value a second content', async () => {
    const world = await ChangeWorld.open(database, [bare(1)]);
    const file = await filled(await listOf(world, 'altTexts'), write, FILL.altTexts);
    const { columns, rows } = await linesOf(file);
    const lines = [...rows, { ...rows[0], alt_text_new: 'Another' }, ...rows].map((row) =>
      columns.map((column) => row[column] ?? '').join(';'),
    );
    const twice = write('twice.csv', [columns.join(';'), ...lines].join('\n'));
    const shown = await preview(world, twice);
    expect(shown).toMatchObject({
      same: 1,
      refused: [{ line: 3, reason: { id: 'worklist.refused.repeated', data: { line: 2 } } }],
    });
    expect(shown.changes).toHaveLength(1);
  });
});

describe('Shopify’s own translation file', () => {
  it('is filled and imported, and replaces no French that is up to date', async () => {
    const world = await open();
    const file = await filled(await listOf(world, 'shopify'), write, (row) => ({
      'Translated content': `Français ${row.Field}`,
    }));
    world.edit('Sirop de quelqu’un');
    const shown = await preview(world, file);
    expect(shown.conflicts).toMatchObject([{ part: 'title', found: 'Sirop de quelqu’un' }]);
    expect(shown.changes).toHaveLength(5);
    await writeAll(world, file);
    expect(world.french('body_html')).toBe('Français body_html');
    expect(world.french()).toBe('Sirop de quelqu’un');
  });
});
