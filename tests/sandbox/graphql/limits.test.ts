import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testEndpoint, type TestEndpoint } from './test-endpoint';

const PAGE = '{ products(first: 50) { nodes { id } } }';
const PAGE_COST = 9;

let sandbox: TestEndpoint;
beforeEach(async () => {
  sandbox = await testEndpoint();
});
afterEach(() => {
  sandbox.store.close();
});

describe('cost and throttling', () => {
  it('takes what a request really cost and gives it back by the clock', async () => {
    const first = await sandbox.ask(PAGE);
    expect(first.extensions?.cost).toEqual({
      requestedQueryCost: PAGE_COST,
      actualQueryCost: 3,
      throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 1997, restoreRate: 100 },
    });
    sandbox.clock.advance(1000);
    const second = await sandbox.ask(PAGE);
    expect(second.extensions?.cost.throttleStatus.currentlyAvailable).toBe(1997);
  });

  it('answers THROTTLED with HTTP 200 until enough has come back', async () => {
    sandbox.endpoint.throttle.take(1995);
    const response = await sandbox.endpoint.execute({ query: PAGE });
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({
      errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
      extensions: { cost: { requestedQueryCost: PAGE_COST, actualQueryCost: null } },
    });
    expect(response.body).not.toHaveProperty('data');
    sandbox.clock.advance(40);
    expect((await sandbox.ask(PAGE)).errors).toBeUndefined();
  });

  it('refuses a single query above a thousand points', async () => {
    const answer = await sandbox.ask(
      '{ products(first: 250) { nodes { id variants(first: 250) { nodes { id media(first: 250) { nodes { id } } } } } } }',
    );
    expect(answer.errors?.[0]?.extensions?.code).toBe('MAX_COST_EXCEEDED');
  });
});

describe('faults', () => {
  it('throttles as many requests as asked', async () => {
    sandbox.store.faults.failRequests({ kind: 'throttled' }, 2);
    const codes = [];
    for (let n = 0; n < 3; n += 1)
      codes.push((await sandbox.ask(PAGE)).errors?.[0]?.extensions?.code);
    expect(codes).toEqual(['THROTTLED', 'THROTTLED', undefined]);
  });

  it('answers in place of the API', async () => {
    sandbox.store.faults.failRequests({ kind: 'http', status: 502 });
    sandbox.store.faults.failRequests({ kind: 'http', status: 429, retryAfterSeconds: 2 });
    expect((await sandbox.endpoint.execute({ query: PAGE })).status).toBe(502);
    const limited = await sandbox.endpoint.execute({ query: PAGE });
    expect(limited).toMatchObject({ status: 429, headers: { 'retry-after': '2.0' } });
    expect((await sandbox.endpoint.execute({ query: PAGE })).status).toBe(200);
  });

  it('denies a field', async () => {
    sandbox.store.faults.denyField('Product.media', 'read_products');
    const answer = await sandbox.ask(
      '{ products(first: 1) { nodes { id media(first: 1) { nodes { id } } } } }',
    );
    expect(answer.errors?.[0]).toMatchObject({
      message: 'Access denied for media field. Required access: `read_products` access scope.',
      extensions: { code: 'ACCESS_DENIED' },
    });
    expect(answer.data).toBeNull();
  });
});

describe('what the sandbox does not know', () => {
  it('is refused by name, never invented', async () => {
    const answer = await sandbox.ask('{ products(first: 1) { nodes { id templateSuffix } } }');
    expect(answer.errors?.[0]).toMatchObject({
      message: 'The sandbox store does not model Product.templateSuffix',
      path: ['products', 'nodes', 0, 'templateSuffix'],
    });
  });

  it('refuses search fields by name', async () => {
    const answer = await sandbox.ask(
      '{ products(first: 1, query: "gift_card:true") { nodes { id } } }',
    );
    expect(answer.errors?.[0]?.message).toBe(
      'The sandbox store does not model the search field gift_card',
    );
  });
});
