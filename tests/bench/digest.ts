import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { digestsAround } from '~/core/digest/schedule';
import { createRepositories } from '~/db.server';
import { startBoss } from '~/jobs/boss';
import { sweepDigests } from '~/jobs/sweep-digests';
import type { BenchDatabase } from './database';
import { inMilliseconds, percentile, type Measurement } from './measurement';
import { startAppServer, steadyTimes, stop, WEBHOOK_STORE } from './webhooks';

const RECIPIENTS_OF_A_STORE = 2;
const LISTINGS_OF_A_STORE = 12;
const WEBHOOKS_PER_SECOND = 50;
const ROUND_SECONDS = 10;
const HOUR_MS = 60 * 60_000;
const WEEK_MS = 7 * 24 * HOUR_MS;
const BUDGET_MS = 100;
const DOMAIN = 'bench-digest';

/**
 * All stores due at the same hour, each with two recipients and something new to say: the worst hour there is. The
 * app runs as it does with one process, jobs and webhooks in it, and mails to a server that takes everything.
 */
export async function measureDigests(
  database: BenchDatabase,
  stores: number,
): Promise<Measurement[]> {
  await createRepositories(database).stores.install(WEBHOOK_STORE, new Date());
  await fill(database, stores);
  const sink = await startSink();
  const app = await startAppServer(database.url, 'web', {
    SMTP_URL: sink.url,
    MAIL_FROM: 'digest@bench.example',
    MAIL_POSTAL_ADDRESS: '1 Bench Street',
  });
  const times: number[] = [];
  const mails = stores * RECIPIENTS_OF_A_STORE;
  try {
    await sweep(database);
    const began = performance.now();
    while (sink.received.size < mails) {
      const round = steadyTimes(app.url, {
        perSecond: WEBHOOKS_PER_SECOND,
        seconds: ROUND_SECONDS,
      });
      times.push(...(await round));
      if (performance.now() - began > 2 * HOUR_MS) throw new Error('The digests did not end.');
    }
    const tookMs = performance.now() - began;
    await untilRecorded(database, mails);
    const p99 = percentile(times, 0.99);
    return [
      {
        name: `digests of ${stores} stores, ${mails} mails, all due at once`,
        measured: `${(tookMs / 60_000).toFixed(1)} min, ${(mails / (tookMs / 1000)).toFixed(0)} mails a second`,
        budget: '≤ 60 min, no mail twice',
        isMet: tookMs <= HOUR_MS && sink.count() === mails,
      },
      {
        name: `webhooks meanwhile, ${WEBHOOKS_PER_SECOND} a second, same process`,
        measured: `p50 ${inMilliseconds(percentile(times, 0.5))}, p99 ${inMilliseconds(p99)}`,
        budget: `p99 ≤ ${BUDGET_MS} ms`,
        isMet: p99 <= BUDGET_MS,
      },
    ];
  } finally {
    await stop(app.process);
    sink.stop();
  }
}

/** Asks for the hourly sweep now. */
async function sweep({ url }: BenchDatabase): Promise<void> {
  const log = { info() {}, warn() {}, error() {} };
  const boss = await startBoss({ connectionString: url, log, works: false });
  await boss.send(sweepDigests.name, {});
  await boss.stop();
}

async function untilRecorded({ pool }: BenchDatabase, mails: number): Promise<void> {
  const deadline = performance.now() + 60_000;
  for (;;) {
    const { rows } = await pool.query<{ sent: number }>(
      `SELECT count(*)::int AS sent FROM recipient_digest WHERE store LIKE $1 AND state = 'sent'`,
      [`${DOMAIN}-%`],
    );
    if (rows[0]?.sent === mails) return;
    if (performance.now() > deadline) {
      throw new Error(`${rows[0]?.sent ?? 0} of ${mails} digests are recorded as sent.`);
    }
    await wait(500);
  }
}

/** Takes every mail, and counts them by their Message-ID. */
async function startSink() {
  const received = new Set<string>();
  let count = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, _session, done) {
      let head = '';
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        if (head.length < 4_000) head += chunk;
      });
      stream.on('end', () => {
        count += 1;
        received.add(/^Message-ID:\s*(\S+)/im.exec(head)?.[1] ?? `${count}`);
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    count: () => count,
    stop: () => {
      server.close();
    },
  };
}

/** Stores with listings, a finding of the last week on each, and recipients who are due now; set-wise. */
async function fill({ pool }: BenchDatabase, stores: number): Promise<void> {
  const now = new Date();
  const slot = { weekday: ((now.getUTCDay() + 6) % 7) + 1, hour: now.getUTCHours() };
  const { last } = digestsAround(now, slot, 'UTC');
  const aWeekAgo = new Date(now.getTime() - WEEK_MS);
  const facts = {
    currency: 'CAD',
    primaryLocale: 'en',
    timeZone: 'UTC',
    sellsTo: ['US', 'CA', 'QC'],
  };
  const results = [
    {
      rule: 'missing-french-text',
      audiences: ['QC'],
      severity: 'high',
      outcome: 'fail',
      reason: null,
      harm: 5,
    },
  ];
  await pool.query(
    `INSERT INTO store (domain, installed_at, facts, baseline_at)
     SELECT $1 || '-' || n || '.myshopify.com', $3, $4, $3 FROM generate_series(1, $2::int) AS n`,
    [DOMAIN, stores, aWeekAgo, JSON.stringify(facts)],
  );
  await pool.query(
    `INSERT INTO listing (store, id, handle, title, title_key, search_text, status, vendor, updated_at, read_at,
       content_hash, variants, photos, photos_without_alt, audited_at, qc_passed, qc_failed, open_high, open_mask, harm)
     SELECT domain, 'gid://shopify/Product/' || n, 'mug-' || n, 'Maple mug ' || n, 'maple mug ' || n, 'maple mug',
       'ACTIVE', 'Bench', $2, $2, '', 1, 1, 0, $2, 8, 2, 1, 64, 5
     FROM store, generate_series(1, $3::int) AS n WHERE domain LIKE $1`,
    [`${DOMAIN}-%`, aWeekAgo, LISTINGS_OF_A_STORE],
  );
  await pool.query(
    `INSERT INTO listing_content (store, listing_id, snapshot, results)
     SELECT store, id, '{}', $2 FROM listing WHERE store LIKE $1`,
    [`${DOMAIN}-%`, JSON.stringify(results)],
  );
  await pool.query(
    `INSERT INTO finding (store, listing_id, rule, key, audiences, severity, message_id, data, field, position, opened_at)
     SELECT store, id, 'missing-french-text', 'title', ARRAY['QC'], 'high', 'rule.missing-french-text.missingTitle',
       '{"title": "Maple mug"}', 'title', 0, $2 FROM listing WHERE store LIKE $1`,
    [`${DOMAIN}-%`, new Date(now.getTime() - HOUR_MS)],
  );
  await pool.query(
    `INSERT INTO digest_recipient (store, id, address_key, email, language, weekday, hour, audiences, state, state_at,
       added_at, added_by, confirmed_at, next_due_at, next_week)
     SELECT domain, gen_random_uuid(), 'key-' || n, 'reader' || n || '@example.net',
       CASE n % 2 WHEN 0 THEN 'fr' ELSE 'en' END, $3, $4, ARRAY['US', 'CA', 'QC'], 'active', $2, $2, '1', $2, $5, $6
     FROM store, generate_series(1, $7::int) AS n WHERE domain LIKE $1`,
    [
      `${DOMAIN}-%`,
      aWeekAgo,
      slot.weekday,
      slot.hour,
      last.at,
      last.isoWeek,
      RECIPIENTS_OF_A_STORE,
    ],
  );
  await pool.query('ANALYZE');
}
