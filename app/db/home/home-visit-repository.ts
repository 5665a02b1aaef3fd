import { z } from 'zod';
import type { HomeVisitRepository } from '~/services/home/ports';
import type { Database } from '../database';
import { readRow } from '../rows';

const VISIT = { tables: 'home_visit', row: z.object({ before: z.date().nullable() }) };

export class PostgresHomeVisitRepository implements HomeVisitRepository {
  constructor(private readonly database: Database) {}

  async note(store: string, now: Date, endsAfterMs: number): Promise<Date | null> {
    const row = await readRow(
      this.database.pool,
      VISIT,
      `INSERT INTO home_visit AS visit (store, seen_at) SELECT domain, $2 FROM store WHERE domain = $1
       ON CONFLICT (store) DO UPDATE SET
         seen_at = greatest(visit.seen_at, excluded.seen_at),
         before_at = CASE WHEN visit.seen_at < $3 THEN visit.seen_at ELSE visit.before_at END
       RETURNING before_at AS before`,
      [store, now, new Date(now.getTime() - endsAfterMs)],
    );
    return row?.before ?? null;
  }

  async before(store: string): Promise<Date | null> {
    const row = await readRow(
      this.database.pool,
      VISIT,
      'SELECT before_at AS before FROM home_visit WHERE store = $1',
      [store],
    );
    return row?.before ?? null;
  }
}
