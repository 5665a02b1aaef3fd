import { z } from 'zod';
import type {
  ListingToLookAt,
  PhotoLook,
  PhotoProgress,
  PhotoRepository,
} from '~/services/photos/ports';
import { changeListings } from '../catalogue/change-listings';
import type { Database } from '../database';
import { readRow, readRows, type EveryProperty } from '../rows';
import { photoHash } from './photo-hash';
import { writeReading } from './stored-reading';

const TO_LOOK_AT = {
  tables: 'listing',
  row: z.object({
    listingId: z.string(),
    contentHash: z.string(),
  } satisfies EveryProperty<ListingToLookAt>),
};

const PROGRESS = {
  tables: 'listing',
  row: z.object({
    photos: z.number(),
    left: z.number(),
  } satisfies EveryProperty<PhotoProgress>),
};

const DUE = {
  tables: 'photo_reading',
  row: z.object({ photoId: z.string(), tries: z.number() }),
};

const NEXT_TRY = { tables: 'listing', row: z.object({ at: z.date().nullable() }) };

const COUNT = { tables: 'photo_reading', row: z.object({ count: z.number() }) };

/** Nobody can buy what is archived, and no rule judges it. */
const HAS_PHOTOS = `photos > 0 AND status <> 'ARCHIVED'`;
const IS_LEFT = 'photos_looked_at_of IS DISTINCT FROM content_hash';

/** Of a listing that changed, those photos that are as they were are read. */
const READ_OF_LEFT = `SELECT count(*) FROM listing l
    CROSS JOIN unnest(string_to_array(l.photo_hashes, ' ')) AS each (hash)
  WHERE l.store = $1 AND ${HAS_PHOTOS} AND ${IS_LEFT} AND EXISTS (SELECT 1 FROM photo_reading r
    WHERE r.store = l.store AND r.listing_id = l.id AND r.photo_hash = each.hash)`;

export class PostgresPhotoRepository implements PhotoRepository {
  constructor(private readonly database: Database) {}

  async toLookAt(
    store: string,
    { except, at, limit }: { except: string[]; at: Date; limit: number },
  ): Promise<ListingToLookAt[]> {
    return readRows(
      this.database.pool,
      TO_LOOK_AT,
      `SELECT id AS "listingId", content_hash AS "contentHash" FROM listing
       WHERE store = $1 AND ${HAS_PHOTOS} AND (${IS_LEFT} OR photos_try_again_at <= $3)
         AND NOT id = ANY($2)
       ORDER BY harm DESC, id DESC LIMIT $4`,
      [store, except, at, limit],
    );
  }

  async dueAgain(store: string, listingId: string, at: Date): Promise<Map<string, number>> {
    const rows = await readRows(
      this.database.pool,
      DUE,
      `SELECT photo_id AS "photoId", tries FROM photo_reading
       WHERE store = $1 AND listing_id = $2 AND try_again_at <= $3`,
      [store, listingId, at],
    );
    return new Map(rows.map(({ photoId, tries }) => [photoId, tries]));
  }

  async nextTry(store: string): Promise<Date | null> {
    const row = await readRow(
      this.database.pool,
      NEXT_TRY,
      `SELECT min(photos_try_again_at) AS at FROM listing WHERE store = $1 AND ${HAS_PHOTOS}`,
      [store],
    );
    return row?.at ?? null;
  }

  async save(
    store: string,
    listingId: string,
    { photo, reading, tries, tryAgainAt }: PhotoLook,
    at: Date,
  ): Promise<void> {
    await changeListings(this.database.pool, store, [listingId], 'texts', async (client) => {
      await client.query(
        `WITH saved AS (
           INSERT INTO photo_reading
             (store, listing_id, photo_id, photo_hash, reading, looked_at, tries, try_again_at)
           SELECT store, id, $3, $4, $5::jsonb, $6, $7, $8 FROM listing WHERE store = $1 AND id = $2
           ON CONFLICT (store, listing_id, photo_id) DO UPDATE SET
             photo_hash = EXCLUDED.photo_hash, reading = EXCLUDED.reading, looked_at = EXCLUDED.looked_at,
             tries = EXCLUDED.tries, try_again_at = EXCLUDED.try_again_at
           RETURNING listing_id)
         UPDATE listing SET revision = revision + 1
         WHERE store = $1 AND id = ANY(ARRAY(SELECT listing_id FROM saved))`,
        [
          store,
          listingId,
          photo.id,
          photoHash(photo),
          writeReading(reading),
          at,
          tries,
          tryAgainAt,
        ],
      );
      // Pages change once the listing was judged with it.
      return 0;
    });
  }

  async finish(
    store: string,
    { listingId, contentHash }: ListingToLookAt,
    found: { photoIds: string[]; isPackagingSeen: boolean },
  ): Promise<void> {
    await changeListings(this.database.pool, store, [listingId], 'texts', async (client) => {
      await client.query(
        'DELETE FROM photo_reading WHERE store = $1 AND listing_id = $2 AND NOT photo_id = ANY($3)',
        [store, listingId, found.photoIds],
      );
      const { rowCount } = await client.query(
        `UPDATE listing SET photos_looked_at_of = $3, packaging_seen = $4, photos_try_again_at =
           (SELECT min(try_again_at) FROM photo_reading WHERE store = $1 AND listing_id = $2)
         WHERE store = $1 AND id = $2`,
        [store, listingId, contentHash, found.isPackagingSeen],
      );
      return rowCount ?? 0;
    });
  }

  async countSince(store: string, since: Date): Promise<number> {
    const row = await readRow(
      this.database.pool,
      COUNT,
      'SELECT count(*)::int AS count FROM photo_reading WHERE store = $1 AND looked_at >= $2',
      [store, since],
    );
    return row?.count ?? 0;
  }

  async progress(store: string): Promise<PhotoProgress> {
    const row = await readRow(
      this.database.pool,
      PROGRESS,
      `SELECT coalesce(sum(photos), 0)::int AS photos,
         (coalesce(sum(photos) FILTER (WHERE ${IS_LEFT}), 0) - (${READ_OF_LEFT}))::int AS left
       FROM listing WHERE store = $1 AND ${HAS_PHOTOS}`,
      [store],
    );
    return row ?? { photos: 0, left: 0 };
  }
}
