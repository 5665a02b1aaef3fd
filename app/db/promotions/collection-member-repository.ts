import { z } from 'zod';
import type {
  CollectionMemberRepository,
  CollectionStay,
} from '~/services/promotions/discount-ports';
import { inTransaction, type Database } from '../database';
import { readRow, readRows } from '../rows';

const READING = {
  tables: 'collection_reading',
  row: z.object({ collection_id: z.string(), first_at: z.date() }),
};

const FIRST = { tables: 'collection_reading', row: z.object({ is_first: z.boolean() }) };

const STAY = {
  tables: 'collection_member',
  row: z.object({
    collection_id: z.string(),
    listing_id: z.string(),
    since: z.date(),
    until: z.date().nullable(),
  }),
};

/** Of whoever was in when the collection was first looked at. */
const BEFORE_LOOKING = new Date(0);

export class PostgresCollectionMemberRepository implements CollectionMemberRepository {
  constructor(private readonly database: Database) {}

  async firstLooks(store: string, collectionIds: readonly string[]): Promise<Map<string, Date>> {
    const rows = await readRows(
      this.database.pool,
      READING,
      `SELECT collection_id, first_at FROM collection_reading
       WHERE store = $1 AND collection_id = ANY($2)`,
      [store, collectionIds],
    );
    return new Map(rows.map(({ collection_id: id, first_at: at }) => [id, at]));
  }

  async save(
    store: string,
    collectionId: string,
    listingIds: readonly string[],
    at: Date,
  ): Promise<void> {
    await inTransaction(this.database.pool, async (client) => {
      const values = [store, collectionId, listingIds, at];
      // Whoever looks at the same collection meanwhile waits here.
      const reading = await readRow(
        client,
        FIRST,
        `INSERT INTO collection_reading (store, collection_id, first_at, read_at)
         SELECT domain, $2, $3, $3 FROM store WHERE domain = $1
         ON CONFLICT (store, collection_id) DO UPDATE SET read_at = GREATEST(collection_reading.read_at, $3)
         RETURNING xmax = 0 AS is_first`,
        [store, collectionId, at],
      );
      if (reading === undefined) return;
      await client.query(
        `UPDATE collection_member SET until = $4
         WHERE store = $1 AND collection_id = $2 AND until IS NULL AND NOT (listing_id = ANY($3))`,
        values,
      );
      await client.query(
        `INSERT INTO collection_member (store, collection_id, listing_id, since)
         SELECT $1, $2, listing_id, $4::timestamptz FROM unnest($3::text[]) AS now_in (listing_id)
         WHERE NOT EXISTS (SELECT 1 FROM collection_member m
           WHERE m.store = $1 AND m.collection_id = $2 AND m.listing_id = now_in.listing_id AND m.until IS NULL)
         ON CONFLICT (store, collection_id, listing_id, since) DO UPDATE SET until = NULL`,
        [store, collectionId, listingIds, reading.is_first ? BEFORE_LOOKING : at],
      );
    });
  }

  async stays(
    store: string,
    collectionIds: readonly string[],
    { listingIds, since }: { listingIds: readonly string[] | null; since: Date },
  ): Promise<CollectionStay[]> {
    const rows = await readRows(
      this.database.pool,
      STAY,
      `SELECT collection_id, listing_id, since, until FROM collection_member
       WHERE store = $1 AND collection_id = ANY($2) AND (until IS NULL OR until > $3)
         AND ($4::text[] IS NULL OR listing_id = ANY($4))
       ORDER BY collection_id, listing_id, since`,
      [store, collectionIds, since, listingIds],
    );
    return rows.map((row) => ({
      collectionId: row.collection_id,
      listingId: row.listing_id,
      since: row.since.getTime() === BEFORE_LOOKING.getTime() ? null : row.since,
      until: row.until,
    }));
  }

  async forget(store: string, before: Date): Promise<void> {
    await this.database.pool.query(
      'DELETE FROM collection_member WHERE store = $1 AND until < $2',
      [store, before],
    );
  }
}
