import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { orderFiles } from '~/files/order-files';
import { done } from '~/services/answer';
import type { OrderImport } from '~/services/orders/import-orders';
import type { Services } from '~/container.server';
import { MAX_FILE_BYTES } from '~/routes/app.orders.import/import-answer';
import { startApp, STORE } from './app-under-test';

const PATH = '/app/orders/import';
const history = { since: '2026-09-24', until: '2026-11-21', isComplete: false, notice: null };
const HEADER = 'Name,Created at,Lineitem quantity,Lineitem sku,Shipping Country,Financial Status';
const imported: OrderImport = {
  orders: 1,
  added: 1,
  alreadyKnown: 0,
  lines: 1,
  linesWithoutListing: 0,
  linesOfSeveral: 0,
  linesRespelled: 0,
  unitsReturned: 0,
  unitsUnknown: 0,
  unitsUnsent: 0,
  ordersCancelled: 0,
  ordersVoided: 0,
  ordersApart: 0,
  shippingRefunds: 0,
  adjustments: 0,
  missingColumns: [],
  days: { first: '2026-01-02', last: '2026-01-02' },
  savedAs: null,
  since: '2026-09-24',
  notExtended: 'gap',
};

function upload(content: string | Uint8Array<ArrayBuffer>, field = 'file'): RequestInit {
  const body = new FormData();
  body.set('note', 'passed over');
  body.set(field, new Blob([content], { type: 'text/csv' }), 'orders.csv');
  return { method: 'POST', body };
}

/** Reads the file as the real service does, and stores nothing. */
function reading() {
  const files: string[] = [];
  const importOrders: Services['orders']['import'] = async (_store, file) => {
    files.push(file);
    const checked = await orderFiles.check(file, { timeZone: null });
    return checked.done ? done({ ...imported, ...checked.value }) : checked;
  };
  return { files, importOrders };
}

// A folder of its own: other tests upload meanwhile.
let folderOfUploads = '';
beforeAll(() => {
  folderOfUploads = mkdtempSync(join(tmpdir(), 'uploads-'));
  vi.stubEnv('TMPDIR', folderOfUploads);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folderOfUploads, { recursive: true });
});

function uploadFolders(): string[] {
  return readdirSync(folderOfUploads);
}

describe('the page', () => {
  test.each([
    [
      'en',
      ['All orders from Sep', '60 days alone', 'Import older orders', 'Shopify’s order export'],
    ],
    ['fr', ['Toutes les commandes du', '60 derniers jours', 'Exportation des commandes']],
  ])('in %s says of which days orders are known, and why of no more', async (locale, texts) => {
    const app = await startApp({ orders: { showHistory: () => Promise.resolve(history) } });
    const response = await app.open(PATH, { locale });
    expect(response.status).toBe(200);
    const html = await response.text();
    for (const text of texts) expect(html).toContain(text);
  });

  test('says why orders cannot be read at all', async () => {
    const notice = 'orders.notice.access' as const;
    const none = { since: null, until: null, isComplete: false, notice };
    const app = await startApp({ orders: { showHistory: () => Promise.resolve(none) } });
    const html = await (await app.open(PATH)).text();
    expect(html).toContain('grant access to orders');
  });
});

describe('an upload', () => {
  test('is handed over byte for byte, and its file is gone afterwards', async () => {
    let folder = '';
    const importOrders = vi.fn((_store: string, file: string) => {
      expect(readFileSync(file, 'utf8')).toBe(`${HEADER}\n#1,2026-01-02,1,MUG,CA,paid\n`);
      folder = dirname(file);
      return Promise.resolve(done(imported));
    });
    const app = await startApp({ orders: { import: importOrders } });
    const response = await app.fetch(
      `${PATH}.data`,
      upload(`${HEADER}\n#1,2026-01-02,1,MUG,CA,paid\n`),
    );
    expect(response.status).toBe(200);
    expect(importOrders).toHaveBeenCalledWith(STORE, expect.any(String));
    expect(existsSync(folder)).toBe(false);
  });

  test.each<[string, string | Uint8Array<ArrayBuffer>, string]>([
    ['a text that is no CSV', 'Dear merchant,\nhere is your export.', 'file.columnsMissing'],
    ['an empty file', '', 'file.empty'],
    ['a missing column', `${HEADER.replace(',Lineitem sku', '')}\n`, 'Lineitem sku'],
    [
      'UTF-16 that is cut',
      new Uint8Array([0xff, 0xfe, 0x4e, 0x00, 0x00, 0xd8]),
      'file.columnsMissing',
    ],
    [
      'damaged UTF-8',
      new Uint8Array([...Buffer.from(`${HEADER}\n#é,`), 0xe9, 0x0a]),
      'file.encoding',
    ],
    ['a workbook', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x00]), 'file.archive'],
    ['a picture', new Uint8Array([0x47, 0x49, 0x46, 0x38, 0x00]), 'file.binary'],
    ['a cut row', `${HEADER}\n#1,2026-01-02,1,"MUG`, 'file.quoteNotClosed'],
    ['a short row', `${HEADER}\n#1,2026-01-02\n`, 'file.rowWidth'],
    ['a bad number', `${HEADER}\n#1,2026-01-02,two,MUG,CA,paid\n`, 'file.cell.units'],
    ['a bad date', `${HEADER}\n#1,02/01/2026,1,MUG,CA,paid\n`, 'file.cell.rewrittenDate'],
    ['a bad country', `${HEADER}\n#1,2026-01-02,1,MUG,Canada,paid\n`, 'file.cell.country'],
  ])('of %s is refused with the reason, and its file is gone', async (_what, content, reason) => {
    const { files, importOrders } = reading();
    const app = await startApp({ orders: { import: importOrders } });
    const before = uploadFolders();
    const response = await app.fetch(`${PATH}.data`, upload(content));
    expect(response.status).toBe(422);
    expect(await response.text()).toContain(reason);
    expect(files.map((file) => existsSync(dirname(file)))).toEqual([false]);
    expect(uploadFolders()).toEqual(before);
  });

  test.each([
    ['semicolons', Buffer.from(`${HEADER}\n#1,2026-01-02,1,"MUG",CA,paid\n`.replaceAll(',', ';'))],
    ['UTF-16', Buffer.from(`\ufeff${HEADER}\n#1,2026-01-02,1,MUG,CA,paid\n`, 'utf16le')],
    ['Windows-1252', Buffer.from(`${HEADER}\n#1,2026-01-02,1,THÉIÈRE-À-THÉ,CA,paid\n`, 'latin1')],
  ])('of a file that was saved with %s is read, and the answer says so', async (what, content) => {
    const app = await startApp({ orders: { import: reading().importOrders } });
    const response = await app.fetch(`${PATH}.data`, upload(new Uint8Array(content)));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(what.replace(/s$/, ''));
  });

  test('names line, column and value', async () => {
    const app = await startApp({ orders: { import: reading().importOrders } });
    const rows = ['#1,2026-01-02,1,MUG,CA,paid', '#2,2026-01-02,two,MUG,CA,paid'];
    const response = await app.fetch(`${PATH}.data`, upload([HEADER, ...rows].join('\n')));
    const text = await response.text();
    for (const part of ['"line",3', '"Lineitem quantity"', '"two"']) expect(text).toContain(part);
  });

  test('that is too large is refused unread, also where its length is not said', async () => {
    const app = await startApp({});
    const large = new Uint8Array(MAX_FILE_BYTES + 1);
    const before = uploadFolders();
    const said = await app.fetch(`${PATH}.data`, {
      ...upload('x'),
      headers: { 'Content-Length': String(MAX_FILE_BYTES * 2) },
    });
    const unsaid = await app.fetch(`${PATH}.data`, upload(large));
    for (const response of [said, unsaid]) {
      expect(response.status).toBe(413);
      expect(await response.text()).toContain('"tooLarge"');
    }
    expect(uploadFolders()).toEqual(before);
  });

  test.each([
    ['another field', upload(HEADER, 'image'), 'noFile'],
    [
      'no form',
      { method: 'POST', body: HEADER, headers: { 'Content-Type': 'text/csv' } },
      'brokenUpload',
    ],
    [
      'a form that breaks off',
      {
        method: 'POST',
        body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nName',
        headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
      },
      'brokenUpload',
    ],
  ])('with %s is refused', async (_what, init, reason) => {
    const app = await startApp({});
    const response = await app.fetch(`${PATH}.data`, init);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(`"${reason}"`);
  });

  test('leaves no file behind where the import fails', async () => {
    const before = uploadFolders();
    const importOrders = vi.fn(() => Promise.reject(new Error('the database is gone')));
    const app = await startApp({ orders: { import: importOrders } });
    const response = await app.fetch(`${PATH}.data`, upload(HEADER));
    expect(response.status).toBe(500);
    expect(importOrders).toHaveBeenCalledOnce();
    expect(uploadFolders()).toEqual(before);
  });
});
