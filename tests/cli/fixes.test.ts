import { rmSync } from 'node:fs';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { parseCommand, UsageError } from '~/cli/options';
import { runAudit } from '~/cli/run-audit';
import { ALL_WORKLIST_COLUMNS } from '~/core/changes/worklist-table';
import { worklistFiles } from '~/files/worklist-files';
import { temporaryFiles } from '../files/temporary-files';
import { hasSharedData, sharedData } from '../support/shared-data';
import { linesOf } from '../services/support/worklist';

const write = temporaryFiles();
const HEADER =
  'Handle,Title,Body (HTML),Vendor,Type,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Requires Shipping,Variant Grams,Image Src,Image Alt Text';
const CATALOGUE = [
  HEADER,
  'jar,=Jar\u2028of syrup,<p>Real maple syrup from the woods.</p>,Nordet,Syrup,Size,Big bottle,007,12,true,0,https://x.example/a.jpg,',
].join('\n');
const TRANSLATIONS =
  'Type,Identification,Field,Locale,Market,Status,Default content,Translated content\n';

async function fixes(catalogue: string, ...options: string[]) {
  const out = write('out.csv', '');
  const [target = out, ...others] = options[0]?.startsWith('--') ? [out, ...options] : options;
  const command = parseCommand(
    [catalogue, '--fixes', target, ...others],
    new Date('2026-11-22T12:00:00Z'),
  );
  if (command === 'help') throw new Error('no help wanted');
  const notes: string[] = [];
  const report = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  await runAudit(command, { report, widthInColumns: 100, note: (line) => notes.push(line) });
  return { file: target, notes, ...(await linesOf(target)) };
}

describe('--fixes', () => {
  const catalogue = () => write('products.csv', CATALOGUE);

  it.each(['csv', 'xlsx'])('writes what is left to fix as a table of lines: %s', async (kind) => {
    const target = write(`fixes.${kind}`, '');
    const { columns, rows, notes } = await fixes(
      catalogue(),
      target,
      '--translations',
      write('french.csv', TRANSLATIONS),
    );
    expect(columns).toEqual([...ALL_WORKLIST_COLUMNS]);
    expect(rows.map(({ list, text = '' }) => [list, text])).toEqual([
      ['french', 'title'],
      ['french', 'description'],
      ['customs', ''],
      ['altTexts', ''],
    ]);
    expect(rows[0]).toMatchObject({ source: '=Jar\u2028of syrup', locale: 'fr', store: '' });
    expect(rows[2]).toMatchObject({ sku: '007', type: 'Syrup' });
    expect(rows[3]).toMatchObject({ photo: 'https://x.example/a.jpg', alt_text: '' });
    expect(notes).toContain(`${target}: 4 lines to fill`);
  });

  it('says what it finds in the language of the report', async () => {
    const { rows } = await fixes(catalogue(), '--lang', 'fr');
    expect(rows.at(-1)?.finding).toMatch(/texte alternatif/);
  });

  it('is for no store, and the app says so', async () => {
    const { file } = await fixes(catalogue());
    expect(await worklistFiles.read(file, 'shop.myshopify.com')).toMatchObject({
      because: { reason: { id: 'worklist.file.noStore' } },
    });
  });

  it('goes to a CSV file or a workbook, in a folder that is there', async () => {
    expect(() => parseCommand(['a.csv', '--fixes', 'b.ods'], new Date())).toThrow(
      '--fixes is "b.ods": expected a file that ends in .csv or .xlsx',
    );
    await expect(fixes(catalogue(), '/no/such/folder/b.csv')).rejects.toThrow(UsageError);
  });

  it.skipIf(!hasSharedData)('holds each photo without alt text of a real catalogue', async () => {
    const target = write('real.xlsx', '');
    const { rows } = await fixes(
      sharedData('catalogues', 'hmoon-us', 'products_export_2025-10.csv'),
      target,
    );
    rmSync(target);
    expect(
      rows.filter(({ list, alt_text: alt }) => list === 'altTexts' && alt === ''),
    ).toHaveLength(819);
  });
});
