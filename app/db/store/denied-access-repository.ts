import { z } from 'zod';
import { DENIED_TOPICS, type DeniedAccess } from '~/core/store/denied-access';
import type { DeniedAccessRepository } from '~/services/store/ports';
import type { Database } from '../database';
import { readRows, type EveryProperty } from '../rows';

const DENIED = {
  tables: 'denied_access',
  row: z.object({
    // Of another version: what it was is told no more.
    topic: z.enum(DENIED_TOPICS).catch('other'),
    permission: z.string().nullable(),
  } satisfies EveryProperty<DeniedAccess>),
};

export class PostgresDeniedAccessRepository implements DeniedAccessRepository {
  constructor(private readonly database: Database) {}

  async note(store: string, { topic, permission }: DeniedAccess, at: Date): Promise<void> {
    await this.database.pool.query(
      `INSERT INTO denied_access (store, topic, permission, denied_at)
         SELECT domain, $2, $3, $4 FROM store WHERE domain = $1
       ON CONFLICT (store, topic) DO UPDATE
         SET permission = excluded.permission, denied_at = greatest(denied_access.denied_at, excluded.denied_at)`,
      [store, topic, permission, at],
    );
  }

  async since(store: string, at: Date): Promise<DeniedAccess[]> {
    return readRows(
      this.database.pool,
      DENIED,
      'SELECT topic, permission FROM denied_access WHERE store = $1 AND denied_at >= $2 ORDER BY topic',
      [store, at],
    );
  }
}
