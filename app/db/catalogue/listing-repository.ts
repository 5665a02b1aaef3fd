import { z } from 'zod';
import { SEASON_NAMES } from '~/core/calendar/season-mark';
import type { PhotosOfListing } from '~/core/changes/alt-text-suggestion';
import type { InUse } from '~/core/changes/suggestions';
import type { Listing, PackagingMarks } from '~/core/listing/listing';
import { MAX_COMPARED_LENGTH, type NamedDescription } from '~/core/listing/repeated-phrases';
import type { ListingsQuery } from '~/services/catalogue/listings-query';
import type {
  ListingRepository,
  ReadTime,
  StoredListing,
  CatalogueCounts,
  GroupOfListings,
  ListingsPage,
  PricesByListing,
} from '~/services/catalogue/ports';
import type { Database } from '../database';
import { UnknownSyncRunError } from '../errors';
import { oneOf } from '../named-listings';
import { readingsThatHold, type StoredPhotoReading } from '../photos/photo-hash';
import { storedReading } from '../photos/stored-reading';
import { readRow, readRows, type EveryProperty } from '../rows';
import { storableJson } from '../stored-text';
import { changeListings, changeStore } from './change-listings';
import { readListingsPage } from './listing-page';
import { readStoredAs } from './export-print';
import { withNationalCodes } from './listing-look';
import { readPriceHistories } from './price-histories';
import { prepareSave, saveListings } from './save-listings';
import {
  frenchDetails,
  inventory,
  media,
  nationalCodes,
  packagingMarks,
  snapshot,
  translatedTexts,
} from './snapshot';

/** How many unseen listings go in one transaction. */
const REMOVED_AT_ONCE = 500;

const photoReading: z.ZodType<StoredPhotoReading> = z.object({
  photoId: z.string(),
  photoHash: z.string(),
  reading: storedReading,
} satisfies EveryProperty<StoredPhotoReading>);

const STORED = {
  tables: 'listing_content, listing',
  row: z.object({
    snapshot,
    french: translatedTexts.nullable(),
    french_details: frenchDetails.nullable(),
    packaging: packagingMarks.nullable(),
    national_codes: nationalCodes.nullable(),
    chosen_seasons: z.array(z.enum(SEASON_NAMES)).nullable(),
    photo_readings: z.array(photoReading).nullable(),
    updated_at: z.date().nullable(),
    read_at: z.date(),
    revision: z.number(),
  }),
};

const READ_TIMES = {
  tables: 'listing',
  row: z.object({ id: z.string(), read_at: z.date(), is_judged: z.boolean() }),
};

const IDS = { tables: 'listing', row: z.object({ id: z.string() }) };

const TITLES = { tables: 'listing', row: z.object({ id: z.string(), title: z.string() }) };

const FINGERPRINT = {
  tables: 'listing',
  row: z.object({ listings: z.number(), fingerprint: z.string() }),
};

const IN_USE = {
  tables: 'listing, listing_content',
  row: z.object({ sameVendor: z.boolean(), inventories: z.array(inventory) }),
};

const DESCRIBED = {
  tables: 'listing, listing_content',
  row: z.object({ title: z.string(), media: z.array(media) }),
};

const GROUPS = {
  tables: 'listing, finding',
  row: z.object({ by: z.enum(['vendor', 'category']), name: z.string(), listings: z.number() }),
};

/** As many of a kind as somebody chooses from. */
const GROUPS_SHOWN = 20;

/** Enough to find copies of a product, few enough that nobody waits for it. */
const COPIES_LOOKED_AT = 200;

/** Enough to tell what a store uses for one kind of product. */
const LISTINGS_LOOKED_AT = 100;
const VARIANTS_LOOKED_AT = 5;

const DESCRIPTIONS = {
  tables: 'listing_content',
  row: z.object({
    id: z.string(),
    title: z.string(),
    vendor: z.string(),
    productType: z.string(),
    descriptionHtml: z.string(),
  }),
};

/** Set-wise SQL on the pool that Prisma uses too: Prisma would send such batches row by row. */
export class PostgresListingRepository implements ListingRepository {
  constructor(private readonly database: Database) {}

  async save(
    store: string,
    listings: Listing[],
    context: Parameters<ListingRepository['save']>[2],
  ): Promise<string[]> {
    return (await this.prepareSave(store, listings, context))();
  }

  async prepareSave(
    store: string,
    listings: Listing[],
    context: Parameters<ListingRepository['prepareSave']>[2],
  ): Promise<() => Promise<string[]>> {
    const { pool } = this.database;
    const prepared = await prepareSave({ store, runId: null, ...context }, listings);
    return async () => {
      if (prepared.looks.length === 0 && !context.unchanged?.length) return [];
      let unjudged: string[] = [];
      await changeStore(pool, store, async (client) => {
        const saved = await saveListings(client, prepared);
        unjudged = saved.unjudged;
        return saved.changed;
      });
      return unjudged;
    };
  }

  async storedAs(
    store: string,
    exported: Parameters<ListingRepository['storedAs']>[1],
  ): ReturnType<ListingRepository['storedAs']> {
    return readStoredAs(this.database.pool, store, exported);
  }

  async savePackaging(
    store: string,
    listingId: string,
    marks: PackagingMarks | null,
  ): Promise<void> {
    await changeListings(this.database.pool, store, [listingId], 'texts', async (client) => {
      const { rowCount } = await client.query(
        `WITH changed AS (UPDATE listing_content c SET packaging = $3::jsonb
           WHERE c.store = $1 AND c.listing_id = $2 AND c.packaging IS DISTINCT FROM $3::jsonb RETURNING c.listing_id)
         UPDATE listing SET revision = revision + 1
         WHERE store = $1 AND id = ANY(ARRAY(SELECT listing_id FROM changed))`,
        [store, listingId, marks === null ? null : storableJson(marks)],
      );
      return rowCount ?? 0;
    });
  }

  async find(store: string, listingId: string): Promise<StoredListing | null> {
    const [listing] = await this.findMany(store, [listingId]);
    return listing ?? null;
  }

  async findMany(store: string, listingIds: string[]): Promise<StoredListing[]> {
    const rows = await readRows(
      this.database.pool,
      STORED,
      `SELECT c.snapshot, c.french, c.french_details, c.packaging, c.national_codes, c.chosen_seasons, l.updated_at, l.read_at, l.revision,
         (SELECT jsonb_agg(jsonb_build_object('photoId', r.photo_id, 'photoHash', r.photo_hash, 'reading', r.reading))
          FROM photo_reading r WHERE r.store = $1 AND r.listing_id = l.id) AS photo_readings
       FROM listing l JOIN listing_content c ON c.store = l.store AND c.listing_id = l.id
       WHERE l.store = $1 AND l.id ${oneOf('$2')} AND c.listing_id ${oneOf('$2')} ORDER BY l.id`,
      [store, listingIds],
    );
    return rows.map(toStoredListing);
  }

  async inUseBeside(store: string, listingId: string): Promise<InUse[]> {
    const rows = await readRows(
      this.database.pool,
      IN_USE,
      `SELECT l.vendor = o.vendor AS "sameVendor",
         jsonb_path_query_array(c.snapshot, '$.variants[0 to ${VARIANTS_LOOKED_AT - 1}].inventory') AS inventories
       FROM listing o
       JOIN listing l ON l.store = o.store AND l.id <> o.id AND l.category IS NOT DISTINCT FROM o.category
       JOIN listing_content c ON c.store = l.store AND c.listing_id = l.id
       WHERE o.store = $1 AND o.id = $2
       ORDER BY l.vendor = o.vendor DESC, l.id LIMIT ${LISTINGS_LOOKED_AT}`,
      [store, listingId],
    );
    return rows;
  }

  async groupsWith(store: string, rules: readonly string[]): Promise<GroupOfListings[]> {
    return readRows(
      this.database.pool,
      GROUPS,
      `WITH failing AS (SELECT l.vendor, l.category FROM listing l WHERE l.store = $1
           AND EXISTS (SELECT 1 FROM finding f WHERE f.store = l.store AND f.listing_id = l.id
             AND f.status = 'open' AND f.rule = ANY($2::text[])))
       (SELECT 'vendor' AS by, vendor AS name, count(*)::int AS listings FROM failing WHERE vendor <> ''
         GROUP BY vendor ORDER BY 3 DESC, 2 LIMIT ${GROUPS_SHOWN})
       UNION ALL
       (SELECT 'category', category, count(*)::int FROM failing WHERE category <> ''
         GROUP BY category ORDER BY 3 DESC, 2 LIMIT ${GROUPS_SHOWN})`,
      [store, rules],
    );
  }

  async describedPhotosBeside(store: string, listingIds: string[]): Promise<PhotosOfListing[]> {
    return readRows(
      this.database.pool,
      DESCRIBED,
      `WITH named AS (SELECT id, vendor, category FROM listing WHERE store = $1 AND id ${oneOf('$2')}),
         beside AS (SELECT l.id, l.title FROM listing l
           WHERE l.store = $1 AND l.photos > l.photos_without_alt
             AND EXISTS (SELECT 1 FROM named n WHERE n.vendor = l.vendor AND n.category IS NOT DISTINCT FROM l.category)
           ORDER BY l.id = ANY(ARRAY(SELECT id FROM named)) DESC, l.id LIMIT ${COPIES_LOOKED_AT})
       SELECT b.title, jsonb_path_query_array(c.snapshot, '$.media[*] ? (@.kind == "IMAGE" && @.alt != "")') AS media
       FROM beside b JOIN listing_content c ON c.store = $1 AND c.listing_id = b.id ORDER BY b.id`,
      [store, listingIds],
    );
  }

  async titlesOf(store: string, listingIds: string[]): Promise<Map<string, string>> {
    const rows = await readRows(
      this.database.pool,
      TITLES,
      `SELECT id, title FROM listing WHERE store = $1 AND id ${oneOf('$2')}`,
      [store, listingIds],
    );
    return new Map(rows.map(({ id, title }) => [id, title]));
  }

  async readTimes(store: string, listingIds: string[]): Promise<Map<string, ReadTime>> {
    const rows = await readRows(
      this.database.pool,
      READ_TIMES,
      `SELECT id, read_at, coalesce(judged_revision = revision, false) AS is_judged FROM listing
       WHERE store = $1 AND id ${oneOf('$2')}`,
      [store, listingIds],
    );
    return new Map(
      rows.map(({ id, read_at: readAt, is_judged: isJudged }) => [id, { readAt, isJudged }]),
    );
  }

  async idsAfter(store: string, afterId: string | null, limit: number): Promise<string[]> {
    const rows = await readRows(
      this.database.pool,
      IDS,
      'SELECT id FROM listing WHERE store = $1 AND id > $2 ORDER BY id LIMIT $3',
      [store, afterId ?? '', limit],
    );
    return rows.map(({ id }) => id);
  }

  async fingerprint(store: string): Promise<string> {
    return (await this.#fingerprintWhere('store = $1', [store])).fingerprint;
  }

  async fingerprintOfAdded(
    store: string,
    { runId, readAt }: { runId: string; readAt: Date },
  ): Promise<{ listings: number; fingerprint: string }> {
    // A revision that is not the first, or that was read at another time, is a webhook's.
    return this.#fingerprintWhere(
      'store = $1 AND seen_by_run = $2 AND read_at = $3 AND revision = 1',
      [store, runId, readAt],
    );
  }

  async #fingerprintWhere(condition: string, values: [store: string, ...others: unknown[]]) {
    const row = await readRow(
      this.database.pool,
      FINGERPRINT,
      `SELECT count(*)::int AS listings,
         count(*) || ' ' || coalesce(sum(hashtextextended(id, revision)), 0) AS fingerprint
       FROM listing WHERE ${condition}`,
      values,
    );
    if (row === undefined) throw new Error('An aggregate without GROUP BY has one row.');
    return row;
  }

  async descriptionsAfter(
    store: string,
    afterId: string | null,
    limit: number,
    longest = MAX_COMPARED_LENGTH,
  ): Promise<(NamedDescription & { id: string })[]> {
    return readRows(
      this.database.pool,
      DESCRIPTIONS,
      // By id first: a condition on texts makes the planner read and sort all of them for each page, and each `->` would
      // unpack the snapshot anew.
      `SELECT c.listing_id AS id, s.title, s.vendor, s."productType",
         CASE WHEN length(s."descriptionHtml") <= $3 THEN s."descriptionHtml" ELSE '' END AS "descriptionHtml"
       FROM listing_content c, LATERAL jsonb_to_record(c.snapshot)
         AS s(title text, vendor text, "productType" text, "descriptionHtml" text)
       WHERE c.store = $1 AND c.listing_id = ANY(ARRAY(
         SELECT id FROM listing WHERE store = $1 AND id > $2 ORDER BY id LIMIT $4))
       ORDER BY c.listing_id`,
      [store, afterId ?? '', longest, limit],
    );
  }

  async priceHistories(
    store: string,
    listingIds: string[],
    since: Date | null = null,
  ): Promise<PricesByListing> {
    return readPriceHistories(this.database.pool, store, listingIds, since);
  }

  async remove(store: string, listingId: string, at: Date): Promise<void> {
    await this.#removeAll(store, [listingId], at);
  }

  async unseenAfter(
    store: string,
    runId: string,
    afterId: string | null,
    limit: number,
  ): Promise<string[]> {
    const rows = await readRows(
      this.database.pool,
      IDS,
      `SELECT l.id FROM listing l JOIN sync_run r ON r.store = l.store AND r.id = $2
       WHERE l.store = $1 AND l.seen_by_run IS DISTINCT FROM $2 AND l.read_at < r.started_at AND l.id > $3
       ORDER BY l.id LIMIT $4`,
      [store, runId, afterId ?? '', limit],
    );
    return rows.map(({ id }) => id);
  }

  async removeUnseen(store: string, runId: string, at: Date): Promise<number> {
    const run = await this.database.prisma.syncRun.findFirst({ where: { store, id: runId } });
    if (run === null) throw new UnknownSyncRunError(store, runId);
    let removed = 0;
    for (;;) {
      const rows = await readRows(
        this.database.pool,
        IDS,
        `SELECT id FROM listing
         WHERE store = $1 AND seen_by_run IS DISTINCT FROM $2 AND read_at < $3 LIMIT $4`,
        [store, runId, run.startedAt, REMOVED_AT_ONCE],
      );
      if (rows.length === 0) return removed;
      removed += await this.#removeAll(
        store,
        rows.map(({ id }) => id),
        at,
      );
    }
  }

  async page(store: string, query: ListingsQuery): Promise<ListingsPage> {
    return readListingsPage(this.database.pool, store, query);
  }

  async counts(store: string): Promise<CatalogueCounts> {
    const totals = await this.database.prisma.catalogueTotals.findUnique({
      where: { store },
      select: { listings: true, variants: true, photos: true, photosWithoutAlt: true },
    });
    return totals ?? { listings: 0, variants: 0, photos: 0, photosWithoutAlt: 0 };
  }

  #removeAll(store: string, ids: string[], at: Date): Promise<number> {
    return changeListings(this.database.pool, store, ids, 'everything', async (client) => {
      await client.query(
        `INSERT INTO removed_listing (store, listing_id, removed_at) SELECT $1, id, $3 FROM unnest($2::text[]) AS id
         ON CONFLICT (store, listing_id) DO UPDATE SET removed_at = greatest(removed_listing.removed_at, EXCLUDED.removed_at)`,
        [store, ids, at],
      );
      const { rowCount } = await client.query(
        `DELETE FROM listing WHERE store = $1 AND id ${oneOf('$2')}`,
        [store, ids],
      );
      return rowCount ?? 0;
    });
  }
}

function toStoredListing(row: z.infer<typeof STORED.row>): StoredListing {
  return {
    listing: {
      ...row.snapshot,
      variants: withNationalCodes(row.snapshot.variants, row.national_codes),
      ...(row.updated_at === null ? {} : { updatedAt: row.updated_at.toISOString() }),
      ...(row.french === null ? {} : { french: row.french }),
      ...(row.french_details === null ? {} : { frenchDetails: row.french_details }),
      ...(row.packaging === null ? {} : { packaging: row.packaging }),
    },
    readAt: row.read_at,
    revision: row.revision,
    chosenSeasons: row.chosen_seasons ?? [],
    photoReadings: readingsThatHold(row.snapshot.media, row.photo_readings ?? []),
  };
}
