import { z } from 'zod';
import type { ToldChange, WebhookDelivery, WebhookRepository } from '~/services/webhooks/ports';
import type { Database } from '../database';
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

export class PostgresWebhookRepository implements WebhookRepository {
  constructor(private readonly database: Database) {}

  async record(deliveries: WebhookDelivery[], receivedAt: Date): Promise<WebhookDelivery[]> {
    const byKey = new Map(deliveries.map((delivery) => [keyOf(delivery), delivery]));
    // In one order for all processes, so that two of them with the same deliveries do not deadlock.
    const keys = [...byKey.keys()].sort();
    const sorted = keys.flatMap((key) => byKey.get(key) ?? []);
    const { rows } = await this.database.pool.query(
      `INSERT INTO webhook_delivery (store, webhook_id, topic, subject_id, triggered_at, received_at)
       SELECT d.store, d.webhook_id, d.topic, d.subject_id, d.triggered_at, $6
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
         AS d (store, webhook_id, topic, subject_id, triggered_at)
       JOIN store s ON s.domain = d.store
       ON CONFLICT (store, webhook_id) DO UPDATE SET received_at = EXCLUDED.received_at
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

  async markHandled(
    deliveries: Pick<WebhookDelivery, 'store' | 'webhookId'>[],
    at: Date,
  ): Promise<void> {
    await this.database.pool.query(
      `UPDATE webhook_delivery w SET handled_at = $3
       FROM unnest($1::text[], $2::text[]) AS d (store, webhook_id)
       WHERE w.store = d.store AND w.webhook_id = d.webhook_id AND w.handled_at IS NULL`,
      [deliveries.map(({ store }) => store), deliveries.map(({ webhookId }) => webhookId), at],
    );
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
  ): Promise<{ count: number; firstAt: Date | null }> {
    const row = await readRow(
      this.database.pool,
      UNREAD,
      `SELECT count(*)::int AS count, min(d.last_at) AS first_at FROM (
         SELECT subject_id, max(received_at) AS last_at FROM webhook_delivery
         WHERE store = $1 AND received_at >= $2 AND topic IN ('products/create', 'products/update')
         GROUP BY subject_id) d
       LEFT JOIN listing l ON l.store = $1 AND l.id = d.subject_id
       LEFT JOIN removed_listing r ON r.store = $1 AND r.listing_id = d.subject_id
       WHERE (l.read_at < d.last_at OR l.id IS NULL) AND r.listing_id IS NULL`,
      [store, since],
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

function keyOf({ store, webhookId }: Pick<WebhookDelivery, 'store' | 'webhookId'>): string {
  return `${store} ${webhookId}`;
}
