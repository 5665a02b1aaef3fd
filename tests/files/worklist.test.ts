import { Buffer } from 'node:buffer';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCsv } from '~/files/csv-table';
import { openWorkbook } from '~/files/workbook';
import { cellText } from '~/files/worklist-cell';
import { worklistFiles } from '~/files/worklist-files';
import type { TableFormat, TableRow } from '~/services/changes/worklist-ports';
import { collect, temporaryFiles } from './temporary-files';

const write = temporaryFiles();
const FORMATS = ['csv', 'xlsx'] as const;
const STORE = 'shop.myshopify.com';
let files = 0;

async function fileOf(format: TableFormat, columns: string[], rows: TableRow[]): Promise<string> {
  async function* some() {
    yield* rows;
  }
  const chunks = await collect(worklistFiles.write({ columns, rows: some(), format }));
  return write(`list-${(files += 1)}.${format}`, Buffer.concat(chunks));
}

async function cellsIn(format: TableFormat, file: string): Promise<string[][]> {
  const { rows } = format === 'csv' ? await openCsv(file) : await openWorkbook(file);
  return (await collect(rows)).map(({ cells }) => cells.map(cellText));
}

// eslint-disable-next-line no-control-regex -- they are what is left out
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** As text is in Shopify: whole characters, none that XML forbids. */
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc
      .tuple(fc.constantFrom('=', '+', '-', '@', "'", '0', '\t', '_x0041_'), fc.string())
      .map(([head, rest]) => head + rest),
    fc.constantFrom(
      '=1+1',
      '010121',
      '1 234',
      "'=x",
      "''",
      '1E5',
      'TRUE',
      'a\r\nb',
      ' a ',
      '<p>é</p>',
    ),
  )
  .filter((each) => each.isWellFormed() && !NOT_IN_XML.test(each));

function isFilled(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.trim() !== '');
}

describe.each(FORMATS)('a table as %s', (format) => {
  it('comes back as it was written, whatever a spreadsheet would make of it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 8 }),
        async (rows) => {
          const file = await fileOf(
            format,
            ['a', 'b'],
            rows.map(([a, b]) => ({ a, b })),
          );
          const expected = rows.map((cells) => cells.map((cell) => cell.replace(/\r\n?/g, '\n')));
          // An empty row may be left out.
          const read = await cellsIn(format, file);
          expect(read.filter(isFilled)).toEqual(expected.filter(isFilled));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('holds no formula', async () => {
    const file = await fileOf(format, ['a'], [{ a: '=HYPERLINK("x")' }, { a: '-1' }, { a: '@x' }]);
    const { readFileSync } = await import('node:fs');
    if (format === 'csv') {
      expect(readFileSync(file, 'utf8')).toBe(
        '\ufeffa\r\n"\'=HYPERLINK(""x"")"\r\n\'-1\r\n\'@x\r\n',
      );
    } else {
      expect((await cellsIn(format, file)).flat()).toEqual(['=HYPERLINK("x")', '-1', '@x']);
    }
  });

  it('is made no faster than it is read', async () => {
    let made = 0;
    async function* rows() {
      for (;;) {
        made += 1;
        yield await Promise.resolve({ a: `row ${made} ${'x'.repeat(1000)}` });
      }
    }
    const table = worklistFiles.write({ columns: ['a'], rows: rows(), format });
    const bytes = table[Symbol.asyncIterator]();
    for (let chunk = 0; chunk < 3; chunk += 1) await bytes.next();
    await bytes.return?.();
    expect(made).toBeLessThan(2000);
  });
});

const HEADER = 'list,store,listing_id,photo_id,alt_text_new,check';
const line = (over: Partial<Record<'list' | 'store' | 'id' | 'photo' | 'alt' | 'check', string>>) =>
  [
    over.list ?? 'altTexts',
    over.store ?? STORE,
    over.id ?? 'gid://shopify/Product/1',
    over.photo ?? 'gid://shopify/MediaImage/2',
    over.alt ?? 'Jar',
    over.check ?? 'v0123456789ab',
  ].join(',');

function read(content: string | Uint8Array, name = `in-${(files += 1)}.csv`) {
  return worklistFiles.read(write(name, content), STORE);
}

describe('a filled list', () => {
  it('tells what was typed, what cannot be used with its line, and what is empty', async () => {
    const answer = await read(
      [
        HEADER,
        line({}),
        line({ alt: ' ' }),
        line({ check: 'v1' }),
        line({ photo: '12' }),
        line({ list: 'other' }),
      ].join('\n'),
    );
    expect(answer).toEqual({
      done: true,
      value: {
        untouched: 1,
        filled: [
          {
            of: 'altText',
            line: 2,
            listingId: 'gid://shopify/Product/1',
            mediaId: 'gid://shopify/MediaImage/2',
            value: 'Jar',
            shown: '0123456789ab',
          },
        ],
        refused: [
          { line: 4, listing: '', reason: { id: 'worklist.refused.check', data: {} } },
          { line: 5, listing: '', reason: { id: 'worklist.refused.check', data: {} } },
          {
            line: 6,
            listing: '',
            reason: { id: 'worklist.refused.list', data: { found: 'other' } },
          },
        ],
      },
    });
  });

  it('may be Shopify’s own translation file', async () => {
    const answer = await read(
      [
        'Type,Identification,Field,Locale,Market,Status,Default content,Translated content',
        "PRODUCT,'123,title,fr,,,Maple,Érable",
        "PRODUCT,'123,body_html,fr,,,Text,",
        "PRODUCT,'123,title,de,,,Maple,Ahorn",
        "PRODUCT,'123,title,fr,Canada,,Maple,Érable",
        "PRODUCT_OPTION,'9,name,fr,,,Size,Taille",
        'PRODUCT,1.23E+12,title,fr,,,Maple,Érable',
      ].join('\n'),
    );
    expect(answer).toMatchObject({
      value: {
        untouched: 1,
        filled: [
          {
            of: 'french',
            listingId: 'gid://shopify/Product/123',
            part: 'title',
            locale: 'fr',
            value: 'Érable',
            source: { text: 'Maple' },
            shown: null,
          },
        ],
        refused: [
          { line: 4, reason: { id: 'worklist.refused.otherLanguage', data: { found: 'de' } } },
          { line: 5, reason: { id: 'worklist.refused.market', data: { found: 'Canada' } } },
          { line: 6, reason: { id: 'worklist.refused.otherText' } },
          { line: 7, reason: { id: 'worklist.refused.id' } },
        ],
      },
    });
  });
});

describe('a file that is none', () => {
  const bad = (content: string | Uint8Array) => read(content).then((answer) => answer);
  const because = (id: string, line: number | null = null) =>
    expect.objectContaining({
      done: false,
      because: expect.objectContaining({
        why: 'badFile',
        line,
        reason: expect.objectContaining({ id }) as unknown,
      }) as unknown,
    }) as unknown;

  it.each([
    ['of another store', `${HEADER}\n${line({ store: 'x.myshopify.com' })}`, 'otherStore', 2],
    ['made without a store', `${HEADER}\n${line({ store: '' })}`, 'noStore', 2],
    ['with other columns', 'Handle,Title\na,b', 'columnsMissing', 1],
    [
      'with a column cut',
      `list,store,listing_id,check\naltTexts,${STORE},x,y`,
      'columnsMissing',
      1,
    ],
    ['with a row of another width', `${HEADER}\na,b`, 'broken', 2],
    ['with a quote left open', `${HEADER}\n"a`, 'broken', 2],
    ['that is empty', '', 'empty', null],
    ['that is binary', Buffer.from('list,\0store\n'), 'kind', null],
    ['that is an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'kind', null],
    [
      'that is an archive of no workbook',
      zipOf([['a.txt', Buffer.from('x')]]),
      'notWorkbook',
      null,
    ],
    [
      'that is a broken archive',
      Buffer.from('PK\u0003\u0004 and nothing else'),
      'notWorkbook',
      null,
    ],
  ])('%s: a sentence says what to do', async (_, content, id, at) => {
    expect(await bad(content)).toEqual(because(`worklist.file.${id}`, at));
  });

  it('that would unpack to more than a list holds is not unpacked', async () => {
    const bomb = zipOf([['xl/worksheets/sheet1.xml', Buffer.alloc(120_000_000)]]);
    expect(bomb.length).toBeLessThan(200_000);
    expect(await bad(bomb)).toEqual(because('worklist.file.unpacked'));
  });

  it('that says less of its size than it holds is read no further than it says', async () => {
    const liar = zipOf([['xl/worksheets/sheet1.xml', Buffer.alloc(120_000_000)]], { says: 10 });
    expect(await bad(liar)).toEqual(because('worklist.file.notWorkbook'));
  });
});

/** A ZIP archive, whose parts may say another size than they have. */
function zipOf(parts: [name: string, content: Buffer][], { says }: { says?: number } = {}): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of parts) {
    const packed = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(says ?? content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(
      Buffer.concat([
        Buffer.from('PK\u0001\u0002'),
        Buffer.from([20, 0]),
        common,
        tail,
        Buffer.from(name),
      ]),
    );
    bodies.push(local);
    at += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, central, end]);
}
