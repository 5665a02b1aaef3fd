import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { boots, mug, sampleSeed } from '../sample-seed';
import { gid } from '../../../sandbox/store/ids';
import { testEndpoint, until, type TestEndpoint } from './test-endpoint';

const RUN =
  'mutation ($query: String!) { bulkOperationRunQuery(query: $query) { bulkOperation { id status objectCount } userErrors { field message code } } }';
const DAY_MS = 24 * 3_600_000;
const PRODUCTS = `{ products { edges { node { id title variants { edges { node { id sku } } } } } } }`;

let sandbox: TestEndpoint;
beforeEach(async () => {
  sandbox = await testEndpoint();
});
afterEach(() => {
  sandbox.store.close();
});

async function start(query = PRODUCTS): Promise<string> {
  const answer = await sandbox.ask(RUN, { query });
  expect(answer.data?.['bulkOperationRunQuery']).toMatchObject({
    bulkOperation: { status: 'CREATED', objectCount: '0' },
    userErrors: [],
  });
  return sandbox.store.bulkOperations.all().at(-1)?.id ?? '';
}

async function finished(id: string) {
  await until(() => sandbox.store.bulkOperations.find(id)?.completedAt != null);
  const answer = await sandbox.ask(
    '{ bulkOperations(first: 1) { nodes { id status errorCode objectCount rootObjectCount fileSize url partialDataUrl } } }',
  );
  return (answer.data?.['bulkOperations'] as { nodes: Record<string, unknown>[] }).nodes[0];
}

async function linesOf(id: string): Promise<Record<string, unknown>[]> {
  const jsonl = await text(sandbox.store.openBulkResult(id));
  return jsonl
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('bulk queries', () => {
  const refusal = {
    message: 'Access denied for bulkOperationRunQuery field.',
    path: ['bulkOperationRunQuery'],
    extensions: { code: 'ACCESS_DENIED' },
  };

  it('are refused until they are allowed', async () => {
    sandbox.store.bulkAccess.restore(null);
    const answer = await sandbox.ask(RUN, { query: PRODUCTS });
    expect(answer.errors).toMatchObject([refusal]);
    expect(answer.data).toEqual({ bulkOperationRunQuery: null });
    expect(sandbox.store.bulkOperations.all()).toEqual([]);
    // What there is of them may still be looked at.
    expect((await sandbox.ask('{ bulkOperations(first: 1) { nodes { id } } }')).errors).toBe(
      undefined,
    );
    sandbox.store.bulkAccess.allow();
    await finished(await start());
  });

  it('are refused again once none was run for 31 days', async () => {
    const { clock } = sandbox;
    clock.advance(30 * DAY_MS);
    await finished(await start());
    clock.advance(30 * DAY_MS);
    await finished(await start());
    clock.advance(31 * DAY_MS);
    expect((await sandbox.ask(RUN, { query: PRODUCTS })).errors).toMatchObject([refusal]);
  });
});

describe('a bulk query', () => {
  it('fails as denied where a field is, as Shopify says it', async () => {
    sandbox.store.faults.denyField('ProductVariant.sku', 'read_inventory');
    const operation = await finished(await start());
    expect(operation).toMatchObject({ status: 'FAILED', errorCode: 'ACCESS_DENIED', url: null });
  });

  it('gives flat lines whose children name their parent, with ids digit by digit', async () => {
    const id = await start();
    const operation = await finished(id);
    const lines = await linesOf(id);
    expect(operation).toMatchObject({
      status: 'COMPLETED',
      objectCount: String(lines.length),
      rootObjectCount: '2',
      partialDataUrl: null,
    });
    expect(String(operation?.['url'])).toContain(id);
    const parent = lines.find((line) => line['title'] === boots.title);
    expect(parent?.['id']).toBe('gid://shopify/Product/788032119674292923');
    expect(
      lines.filter((line) => line['__parentId'] === parent?.['id']).map((line) => line['sku']),
    ).toEqual(['BOOT-6', 'BOOT-7']);
    expect(operation?.['fileSize']).toBe(
      String(Buffer.byteLength(await text(sandbox.store.openBulkResult(id)))),
    );
  });

  it('is a snapshot: a later edit does not show', async () => {
    const id = await start();
    await finished(id);
    sandbox.store.editProduct(boots.id, { title: 'Summer boots' });
    expect((await linesOf(id)).some((line) => line['title'] === 'Summer boots')).toBe(false);
  });

  it('runs for as long as the clock says', async () => {
    sandbox.store.bulkOperations.settings.durationMs = 30_000;
    const id = await start();
    await until(() => sandbox.store.bulkOperations.find(id)?.fileSize != null);
    expect(sandbox.store.bulkOperations.find(id)).toMatchObject({
      status: 'RUNNING',
      completedAt: null,
    });
    sandbox.clock.advance(30_000);
    expect(sandbox.store.bulkOperations.find(id)).toMatchObject({
      status: 'COMPLETED',
      completedAt: '2026-11-22T12:00:30Z',
    });
  });

  it('has no address when there is nothing', async () => {
    const id = await start('{ products(query: "title:nothing") { edges { node { id } } } }');
    expect(await finished(id)).toMatchObject({ status: 'COMPLETED', objectCount: '0', url: null });
  });

  it('can put children before their parents', async () => {
    sandbox.store.close();
    const listings = Array.from({ length: 60 }, (_, index) => ({
      ...mug,
      handle: `mug-${index}`,
      title: `Mug ${index}`,
    }));
    sandbox = await testEndpoint(sampleSeed({ products: listings, priceChanges: [], orders: [] }));
    sandbox.store.bulkOperations.settings.lineOrder = 'shuffled';
    const id = await start();
    await finished(id);
    const lines = await linesOf(id);
    const seen = new Set<unknown>();
    const early = lines.filter((line) => {
      seen.add(line['id']);
      return line['__parentId'] !== undefined && !seen.has(line['__parentId']);
    });
    expect(lines).toHaveLength(120);
    expect(early.length).toBeGreaterThan(10);
  });

  it('is announced when it ends', async () => {
    const topics: string[] = [];
    sandbox.store.on((event) => topics.push(event.topic));
    await finished(await start());
    expect(topics).toEqual(['bulk_operations/finish']);
  });

  it('can be cancelled while it runs', async () => {
    sandbox.store.bulkOperations.settings.durationMs = 30_000;
    const id = await start();
    const answer = await sandbox.ask(
      'mutation ($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { message } } }',
      { id: gid('BulkOperation', id) },
    );
    expect(answer.data?.['bulkOperationCancel']).toEqual({
      bulkOperation: { status: 'CANCELING' },
      userErrors: [],
    });
    expect(await finished(id)).toMatchObject({ status: 'CANCELED', url: null });
  });
});

describe('refusals', () => {
  it('allows five at a time', async () => {
    sandbox.store.bulkOperations.settings.durationMs = 30_000;
    for (let n = 0; n < 5; n += 1) await start();
    const answer = await sandbox.ask(RUN, { query: PRODUCTS });
    expect(answer.data?.['bulkOperationRunQuery']).toMatchObject({
      bulkOperation: null,
      userErrors: [{ field: null, code: 'OPERATION_IN_PROGRESS' }],
    });
    sandbox.clock.advance(30_000);
    await until(() => sandbox.store.bulkOperations.inProgress().length === 0);
    await start();
  });

  it.each([
    [
      'a connection in a list',
      '{ orders { edges { node { id fulfillments { events { edges { node { id } } } } } } } }',
      /within a list field/,
    ],
    ['nodes', '{ products { nodes { id } } }', /'edges' > 'node'/],
    [
      'an aliased id',
      '{ products { edges { node { key: id variants { edges { node { id } } } } } } }',
      /without an alias/,
    ],
    ['no connection', '{ shop { id } }', /at least one connection/],
    [
      'a field that does not exist',
      '{ products { edges { node { nothing } } } }',
      /Field 'nothing' doesn't exist/,
    ],
  ])('refuses %s', async (_name, query, message) => {
    const answer = await sandbox.ask(RUN, { query });
    const payload = answer.data?.['bulkOperationRunQuery'] as {
      userErrors: { message: string; code: string }[];
    };
    expect(payload.userErrors[0]?.message).toMatch(message);
    expect(payload.userErrors[0]?.code).toBe('INVALID');
    expect(sandbox.store.bulkOperations.all()).toEqual([]);
  });
});

describe('faults', () => {
  it('fails a run and leaves what was written as partial data', async () => {
    sandbox.store.faults.failNextBulk({
      kind: 'failed',
      errorCode: 'INTERNAL_SERVER_ERROR',
      afterLines: 2,
    });
    const id = await start();
    expect(await finished(id)).toMatchObject({
      status: 'FAILED',
      errorCode: 'INTERNAL_SERVER_ERROR',
      url: null,
      objectCount: '2',
    });
    expect(await linesOf(id)).toHaveLength(2);
    expect(await finished(await start())).toMatchObject({ status: 'COMPLETED' });
  });

  it('cuts a download in the middle of a line', async () => {
    sandbox.store.faults.failNextBulk({ kind: 'cutDownload', afterBytes: 70 });
    const id = await start();
    expect(await finished(id)).toMatchObject({ status: 'COMPLETED' });
    const jsonl = await text(sandbox.store.openBulkResult(id));
    expect(jsonl).toHaveLength(70);
    expect(() =>
      jsonl
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toThrow(SyntaxError);
  });
});
