import type { OutboxMail, OutboxRepository } from '~/services/digest/ports';
import type { Database } from '../database';

/** Mails of a store that are kept; older ones go. */
const KEPT = 200;

export class PostgresOutboxRepository implements OutboxRepository {
  constructor(private readonly database: Database) {}

  async add(mail: OutboxMail): Promise<void> {
    const { prisma, pool } = this.database;
    await prisma.outboxMail.create({ data: mail });
    await pool.query(
      `DELETE FROM outbox_mail WHERE store = $1 AND id <= (
         SELECT id FROM outbox_mail WHERE store = $1 ORDER BY id DESC OFFSET $2 LIMIT 1)`,
      [mail.store, KEPT],
    );
  }

  async list(store: string, limit: number): Promise<(OutboxMail & { id: string })[]> {
    const rows = await this.database.prisma.outboxMail.findMany({
      where: { store },
      orderBy: { id: 'desc' },
      take: limit,
    });
    return rows.map((row) => ({ ...row, id: String(row.id) }));
  }
}
