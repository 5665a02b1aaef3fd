import { z } from 'zod';
import { MOMENTS, REPLY_LANGUAGES } from '~/core/replies/reply';
import { MAX_VARIANTS, type ReplyVariant } from '~/core/replies/variant';
import type { ReplyRepository, StoredVariant } from '~/services/replies/ports';
import { inTransaction, type Database } from '../database';
import { UnknownStoreError } from '../errors';
import { readRow, readRows, type EveryProperty } from '../rows';
import { storableText } from '../stored-text';

const VARIANT = {
  tables: 'reply_variant',
  row: z.object({
    id: z.string(),
    moment: z.enum(MOMENTS),
    language: z.enum(REPLY_LANGUAGES),
    name: z.string(),
    subject: z.string(),
    body: z.string(),
    savedAt: z.date(),
  } satisfies EveryProperty<StoredVariant>),
};
const COLUMNS = 'id, moment, language, name, subject, body, saved_at AS "savedAt"';
const ID = { tables: 'reply_variant', row: z.object({ id: z.string() }) };
const UNIQUE_VIOLATION = '23505';

export class PostgresReplyRepository implements ReplyRepository {
  constructor(private readonly database: Database) {}

  variants(store: string, moment: ReplyVariant['moment'] | null): Promise<StoredVariant[]> {
    return readRows(
      this.database.pool,
      VARIANT,
      `SELECT ${COLUMNS} FROM reply_variant WHERE store = $1 AND ($2::text IS NULL OR moment = $2)
       ORDER BY moment, language, name, id`,
      [store, moment],
    );
  }

  async saveVariant(
    store: string,
    id: string | null,
    variant: ReplyVariant,
    saved: { at: Date; by: string },
  ): Promise<{ id: string } | 'gone' | 'taken' | 'full'> {
    const { moment, language } = variant;
    const texts = [variant.name, variant.subject, variant.body].map(storableText);
    const values: [string, ...unknown[]] = [store, moment, language, ...texts, saved.at, saved.by];
    try {
      return await inTransaction(this.database.pool, async (client) => {
        // Locked, so that two that are saved at once are not counted as one.
        const { rowCount: stores } = await client.query(
          'SELECT 1 FROM store WHERE domain = $1 FOR UPDATE',
          [store],
        );
        if (stores === 0) throw new UnknownStoreError(store);
        const row = await (id === null
          ? readRow(
              client,
              ID,
              `INSERT INTO reply_variant (store, moment, language, name, subject, body, saved_at, saved_by)
               SELECT $1, $2, $3, $4, $5, $6, $7, $8
               WHERE (SELECT count(*) FROM reply_variant WHERE store = $1) < $9 RETURNING id`,
              [...values, MAX_VARIANTS],
            )
          : readRow(
              client,
              ID,
              `UPDATE reply_variant SET moment = $2, language = $3, name = $4, subject = $5, body = $6,
                 saved_at = $7, saved_by = $8 WHERE store = $1 AND id = $9 RETURNING id`,
              [...values, id],
            ));
        return row ?? (id === null ? 'full' : 'gone');
      });
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION) {
        return 'taken';
      }
      throw error;
    }
  }

  async removeVariant(store: string, id: string): Promise<ReplyVariant | null> {
    const removed = await readRow(
      this.database.pool,
      VARIANT,
      `DELETE FROM reply_variant WHERE store = $1 AND id = $2 RETURNING ${COLUMNS}`,
      [store, id],
    );
    if (removed === undefined) return null;
    const { moment, language, name, subject, body } = removed;
    return { moment, language, name, subject, body };
  }
}
