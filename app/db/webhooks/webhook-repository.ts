import pg from 'pg';
import { z } from 'zod';
import type { Transaction } from '~/services/queue';
import type { ToldChange, WebhookDelivery, WebhookRepository } from '~/services/webhooks/ports';
import { inPipelinedTransaction, type Database } from '../database';
import { parseRows, readRow, readRows } from '../rows';

const RECORDED = {
  tables: 'webhook_delivery',
  row: z.object({ store: z.string(), webhook_id: z.string() }),
};

const CHANGE = {
  tables: 'webhook_delivery',
  row: z.object({ subject_id: z.string(), last_at: z.date(), count: z.number() }),
};

const UNREAD = {
  tables: 'webhook_delivery, listing',
  row: z.object({ count: z.number(), first_at: z.date().nullable() }),
};

/**
 * What may go well the next time. Jobs for the same listings may be queued by two processes at once, each waiting for the
 * other's; and a store may be erased after it was found to be installed, which the next attempt leaves out.
 */
const PASSING = { deadlock: '40P01', storeGone: '23503' };
const ATTEMPTS = 3;

export class PostgresWebhookRepository implements WebhookRepository {
  constructor(private readonly database: Database) {}

  async take(
    deliveries: WebhookDelivery[],
    receivedAt: Date,
    handle: (fresh: WebhookDelivery[], within: Transaction) => Promise<void>,
  ): Promise<WebhookDelivery[]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await inPipelinedTransaction(this.database, async (client) => {
          const fresh = await record(client, deliveries, receivedAt);
          if (fresh.length > 0) await handle(fresh, client as unknown as Transaction);
          return fresh;
        });
      } catch (error) {
        if (attempt === ATTEMPTS || !isPassing(error)) throw error;
      }
    }
  }

  async changesOf(
    store: string,
    subjectIds: string[],
    since: Date,
  ): Promise<Map<string, ToldChange>> {
    const rows = await readRows(
      this.database.pool,
      CHANGE,
      `SELECT subject_id, max(received_at) AS last_at, count(*)::int AS count FROM webhook_delivery
       WHERE store = $1 AND subject_id = ANY($2) AND received_at >= $3 GROUP BY subject_id`,
      [store, subjectIds, since],
    );
    return new Map(
      rows.map(({ subject_id: id, last_at: lastAt, count }) => [id, { lastAt, count }]),
    );
  }

  async unreadChanges(
    store: string,
    since: Date,
    changedAfter: Date | null,
  ): Promise<{ count: number; firstAt: Date | null }> {
    // A delivery may be hours late, while Shopify's search goes by when the product changed.
    const row = await readRow(
      this.database.pool,
      UNREAD,
      `SELECT count(*)::int AS count, min(d.changed_at) AS first_at FROM (
         SELECT subject_id, max(received_at) AS last_at, max(least(triggered_at, received_at)) AS changed_at
         FROM webhook_delivery
         WHERE store = $1 AND received_at >= $2 AND topic IN ('products/create', 'products/update')
         GROUP BY subject_id) d
       LEFT JOIN listing l ON l.store = $1 AND l.id = d.subject_id
       LEFT JOIN removed_listing r ON r.store = $1 AND r.listing_id = d.subject_id
       WHERE (l.read_at < d.last_at OR l.id IS NULL) AND r.listing_id IS NULL
         AND ($3::timestamptz IS NULL OR d.changed_at > $3)`,
      [store, since, changedAfter],
    );
    return { count: row?.count ?? 0, firstAt: row?.first_at ?? null };
  }

  async forgetBefore(store: string, receivedBefore: Date): Promise<number> {
    const { count } = await this.database.prisma.webhookDelivery.deleteMany({
      where: { store, receivedAt: { lt: receivedBefore } },
    });
    return count;
  }
}

async function record(
  client: pg.PoolClient,
  deliveries: WebhookDelivery[],
  receivedAt: Date,
): Promise<WebhookDelivery[]> {
  const byKey = new Map(deliveries.map((delivery) => [keyOf(delivery), delivery]));
  // In one order for all processes, so that two of them with the same deliveries do not deadlock.
  const keys = [...byKey.keys()].sort();
  const sorted = keys.flatMap((key) => byKey.get(key) ?? []);
  const { rows } = await client.query(
    `INSERT INTO webhook_delivery (store, webhook_id, topic, subject_id, triggered_at, received_at, handled_at)
     SELECT d.store, d.webhook_id, d.topic, d.subject_id, d.triggered_at, $6, $6
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
       AS d (store, webhook_id, topic, subject_id, triggered_at)
     JOIN store s ON s.domain = d.store
     ON CONFLICT (store, webhook_id)
       DO UPDATE SET received_at = EXCLUDED.received_at, handled_at = EXCLUDED.handled_at
       WHERE webhook_delivery.handled_at IS NULL
     RETURNING store, webhook_id`,
    [
      sorted.map(({ store }) => store),
      sorted.map(({ webhookId }) => webhookId),
      sorted.map(({ topic }) => topic),
      sorted.map(({ subjectId }) => subjectId),
      sorted.map(({ triggeredAt }) => triggeredAt),
      receivedAt,
    ],
  );
  return parseRows(RECORDED, null, rows).flatMap(
    (row) => byKey.get(keyOf({ store: row.store, webhookId: row.webhook_id })) ?? [],
  );
}

function isPassing(error: unknown): boolean {
  return (
    error instanceof pg.DatabaseError && Object.values(PASSING).some((code) => code === error.code)
  );
}

function keyOf({ store, webhookId }: Pick<WebhookDelivery, 'store' | 'webhookId'>): string {
  return `${store} ${webhookId}`;
}
