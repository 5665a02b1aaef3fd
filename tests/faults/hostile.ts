import { randomBytes } from 'node:crypto';
import { request as openRequest } from 'node:http';
import fc from 'fast-check';
import type { BenchDatabase } from '../bench/database';
import type { Measurement } from '../bench/measurement';
import { startAppUnderFault, type Sent } from './app-under-fault';

const RESIDENT = 'process_resident_memory_bytes';
const GROWS_BY_MB = 100;
const BODY_MB = 32;
const CHUNK = randomBytes(64 * 1024);

const PATHS = [
  ...[
    '/',
    '/app',
    '/app/listings',
    '/app/listings/1',
    '/app/listings/1/evidence.csv',
    '/app/changes',
  ],
  ...[
    '/app/season',
    '/app/season/listings',
    '/app/season/suggestions',
    '/app/promotions',
    '/nothing',
  ],
  ...['/app/promotions/1', '/app/promotions/1/results', '/app/digests', '/app/digests/preview'],
  ...[
    '/app/settings',
    '/app/orders/import',
    '/app/prices/import',
    '/app/version',
    '/api/listings/1',
    '/api/listings/1/fix',
    '/auth/exit-iframe',
  ],
  ...['/unsubscribe/x', '/confirm/x', '/resubscribe/x', '/mail/bounces', '/flow/use', '/healthz'],
  ...['/flow/check-listing', '/webhooks/products', '/webhooks/compliance', '/readyz', '/metrics'],
];
const ODD = [
  'zzz',
  '-1',
  '1e308',
  '%E9',
  '%00',
  '%ED%A0%80',
  "'%3B--",
  '..%2F..%2Fetc',
  'x'.repeat(3_000),
];

const hostileRequests: fc.Arbitrary<Sent> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'TRACE'),
  path: fc
    .tuple(
      fc.constantFrom(...PATHS),
      fc.constantFrom('', '.data', ...ODD.map((odd) => `/${odd}`)),
      fc.option(fc.constantFrom(...ODD), { nil: '' }),
    )
    .map(([path, more, odd]) => `${path}${more}?after=${odd}&shop=${odd}&host=${odd}`),
  headers: fc
    .constantFrom(
      'application/json',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=b',
      ';;;',
    )
    .map((type) => ({ 'Content-Type': type })),
  body: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 2_000 }),
    fc.constantFrom('{', '[]', 'intent=save', 'intent=%00', '--b\r\n', '{"id":1}'),
  ),
});

/** Random requests, signed in and not: whatever is sent, it is no fault of the app's. */
export async function fuzz(
  database: BenchDatabase,
  store: string,
  { requests }: { requests: number },
): Promise<Measurement[]> {
  const app = await startAppUnderFault(database, store);
  const faults: string[] = [];
  try {
    const samples = fc.sample(hostileRequests, { numRuns: requests, seed: 2_026 });
    const senders = Array.from({ length: 8 }, async (_, sender) => {
      for (let index = sender; index < samples.length; index += 8) {
        const sample = samples[index];
        if (!sample) continue;
        const { body, ...rest } = sample;
        const sent =
          rest.method === 'POST' || rest.method === 'PUT' ? { ...rest, body: body ?? '' } : rest;
        const { status } = await (index % 2 ? app.sendSignedIn(sent) : app.send(sent));
        if (status >= 500) faults.push(`${status} ${sent.method ?? ''} ${sent.path}`);
      }
    });
    await Promise.all(senders);
  } finally {
    await app.stop();
  }
  const kinds = [...new Set(faults)].slice(0, 3).join('; ');
  return [
    {
      name: `${requests} fuzzed requests answered 5xx`,
      measured: faults.length === 0 ? 'none' : `${faults.length}: ${kinds}`,
      budget: 'none',
      isMet: faults.length === 0,
    },
  ];
}

/** Bodies without an end, sent where nothing is signed: memory stays. */
export async function hostileBodies(
  database: BenchDatabase,
  store: string,
  { bodies }: { bodies: number },
): Promise<Measurement[]> {
  const app = await startAppUnderFault(database, store);
  try {
    for (let index = 0; index < 20; index += 1) await app.send({ path: '/healthz' });
    const before = await app.figure(RESIDENT);
    let most = before;
    const { origin } = new URL(app.server.url);
    const paths = [
      '/webhooks/products',
      '/flow/use',
      '/flow/check-listing',
      '/mail/bounces',
      '/app',
    ];
    for (let sent = 0; sent < bodies; sent += 5) {
      await Promise.all(paths.map((path) => sendWithoutEnd(origin, path)));
      most = Math.max(most, await app.figure(RESIDENT));
    }
    const grewBy = (most - before) / 2 ** 20;
    return [
      {
        name: `${bodies} bodies of ${BODY_MB} MB without a length: memory grows by`,
        measured: `${grewBy.toFixed(0)} MB`,
        budget: `≤ ${GROWS_BY_MB} MB`,
        isMet: grewBy <= GROWS_BY_MB,
      },
    ];
  } finally {
    await app.stop();
  }
}

/** Goes on until the app hangs up, or takes no more. */
function sendWithoutEnd(origin: string, path: string): Promise<void> {
  return new Promise((resolve) => {
    const request = openRequest(new URL(path, origin), {
      method: 'POST',
      headers: { 'Transfer-Encoding': 'chunked', 'Content-Type': 'application/json' },
    });
    let left = (BODY_MB * 2 ** 20) / CHUNK.length;
    const end = () => {
      left = 0;
      request.destroy();
      resolve();
    };
    const write = () => {
      while (left > 0) {
        left -= 1;
        if (!request.write(CHUNK)) {
          request.once('drain', write);
          return;
        }
      }
      request.end();
    };
    request.once('response', end).on('error', end).once('close', end);
    request.setTimeout(10_000, end);
    write();
  });
}
