import { z } from 'zod';
import { ANNOUNCED_KINDS, type AnnouncedDate } from '~/core/calendar/announced-dates';
import { SEASON_NAMES, type SeasonName } from '~/core/calendar/season-mark';
import type { Period } from '~/core/calendar/season-share';
import type { Audience } from '~/core/listing/audience';
import type { SeasonCount, SeasonRepository, StoredAnnouncedDate } from '~/services/season/ports';
import { changeListings } from '../catalogue/change-listings';
import { inTransaction, type Database } from '../database';
import { UnknownStoreError } from '../errors';
import { ofListings, oneOf } from '../named-listings';
import { readRow, readRows, type EveryProperty } from '../rows';
import { audience, audiences } from '../shapes';
import { storableText } from '../stored-text';

const ANNOUNCED = {
  tables: 'announced_date',
  row: z.object({
    id: z.string(),
    kind: z.enum(ANNOUNCED_KINDS),
    name: z.string(),
    audiences,
    start: z.string(),
    end: z.string(),
    source: z.string(),
    savedAt: z.date(),
    savedBy: z.string(),
  } satisfies EveryProperty<StoredAnnouncedDate>),
};

const COUNT = {
  tables: 'listing_season',
  row: z.object({
    season: z.enum(SEASON_NAMES),
    audience,
    marked: z.number(),
    unready: z.number(),
    unknown: z.number(),
    frenchUnready: z.number(),
    frenchUnknown: z.number(),
  } satisfies EveryProperty<SeasonCount>),
};

const UNITS = { tables: 'daily_sales', row: z.object({ units: z.number() }) };

const MARKS = {
  tables: 'listing_content, listing_season',
  row: z.object({ id: z.string(), isChosen: z.boolean(), isMarked: z.boolean() }),
};

const IDS = { tables: 'listing', row: z.object({ id: z.string() }) };

const COLUMNS = `id, kind, name, audiences, starts_on::text AS start, ends_on::text AS end, source,
  saved_at AS "savedAt", saved_by AS "savedBy"`;

/** PostgreSQL's code for a row that a unique index refuses. */
const UNIQUE_VIOLATION = '23505';

/** Of each audience, where its parcels go. Quebec's orders count for Canada too. */
const ADDRESSES: Record<Audience, { country: string; province: string | null }> = {
  US: { country: 'US', province: null },
  CA: { country: 'CA', province: null },
  QC: { country: 'CA', province: 'QC' },
};

export class PostgresSeasonRepository implements SeasonRepository {
  constructor(private readonly database: Database) {}

  async announcedDates(store: string): Promise<StoredAnnouncedDate[]> {
    return readRows(
      this.database.pool,
      ANNOUNCED,
      `SELECT ${COLUMNS} FROM announced_date WHERE store = $1 ORDER BY starts_on, name, id`,
      [store],
    );
  }

  async saveAnnouncedDate(
    store: string,
    id: string | null,
    date: AnnouncedDate,
    saved: { at: Date; by: string },
  ): Promise<'saved' | 'gone' | 'taken'> {
    const values = [
      store,
      date.kind,
      storableText(date.name),
      date.audiences,
      date.start,
      date.end,
      storableText(date.source),
      saved.at,
      saved.by,
    ];
    try {
      return await this.#change(store, async (client) => {
        const { rowCount } =
          id === null
            ? await client.query(
                `INSERT INTO announced_date
                   (store, kind, name, audiences, starts_on, ends_on, source, saved_at, saved_by)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
                values,
              )
            : await client.query(
                `UPDATE announced_date SET kind = $2, name = $3, audiences = $4, starts_on = $5, ends_on = $6,
                   source = $7, saved_at = $8, saved_by = $9
                 WHERE store = $1 AND id = $10`,
                [...values, id],
              );
        return rowCount === 0 ? 'gone' : 'saved';
      });
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION) {
        return 'taken';
      }
      throw error;
    }
  }

  removeAnnouncedDate(store: string, id: string): Promise<AnnouncedDate | null> {
    return this.#change(store, async (client) => {
      const removed = await readRow(
        client,
        ANNOUNCED,
        `DELETE FROM announced_date WHERE store = $1 AND id = $2 RETURNING ${COLUMNS}`,
        [store, id],
      );
      if (removed === undefined) return null;
      const { kind, name, audiences, start, end, source } = removed;
      return { kind, name, audiences, start, end, source };
    });
  }

  async counts(store: string, today: string): Promise<SeasonCount[]> {
    return readRows(
      this.database.pool,
      COUNT,
      `SELECT season, audience, count(*)::int AS marked,
         (count(*) FILTER (WHERE state = 'unready'))::int AS unready,
         (count(*) FILTER (WHERE state = 'unknown'))::int AS unknown,
         (count(*) FILTER (WHERE french = 'unready'))::int AS "frenchUnready",
         (count(*) FILTER (WHERE french = 'unknown'))::int AS "frenchUnknown"
       FROM listing_season WHERE store = $1 AND ends_on >= $2 GROUP BY season, audience`,
      [store, today],
    );
  }

  async unitsSold(
    store: string,
    audience: Audience,
    periods: readonly Period[],
  ): Promise<number[]> {
    const { country, province } = ADDRESSES[audience];
    const rows = await readRows(
      this.database.pool,
      UNITS,
      `SELECT coalesce(sum(s.units), 0)::int AS units
       FROM unnest($3::date[], $4::date[]) WITH ORDINALITY AS p(since, until, position)
       LEFT JOIN daily_sales s ON s.store = $1 AND s.day BETWEEN p.since AND p.until AND s.country = $2
         ${province === null ? '' : 'AND s.province = $5'}
       GROUP BY p.position ORDER BY p.position`,
      [
        store,
        country,
        periods.map(({ since }) => since),
        periods.map(({ until }) => until),
        ...(province === null ? [] : [province]),
      ],
    );
    return rows.map(({ units }) => units);
  }

  async marksOf(
    store: string,
    season: SeasonName,
    listingIds: string[],
  ): Promise<Map<string, { isChosen: boolean; isMarked: boolean }>> {
    const rows = await readRows(
      this.database.pool,
      MARKS,
      `SELECT c.listing_id AS id, $3 = ANY(coalesce(c.chosen_seasons, '{}')) AS "isChosen",
         m.listing_id IS NOT NULL AS "isMarked"
       FROM listing_content c
         LEFT JOIN (SELECT DISTINCT s.listing_id FROM ${ofListings('listing_season', '$2', 'season = $3')} s) m
           ON m.listing_id = c.listing_id
       WHERE c.store = $1 AND c.listing_id ${oneOf('$2')}`,
      [store, listingIds, season],
    );
    return new Map(rows.map(({ id, isChosen, isMarked }) => [id, { isChosen, isMarked }]));
  }

  async chooseSeason(
    store: string,
    season: SeasonName,
    listingIds: string[],
    isChosen: boolean,
  ): Promise<string[]> {
    let ids: string[] = [];
    await changeListings(this.database.pool, store, listingIds, 'texts', async (client) => {
      const rows = await readRows(
        client,
        IDS,
        `WITH changed AS (
           UPDATE listing_content SET chosen_seasons =
             ${isChosen ? "array_append(coalesce(chosen_seasons, '{}'), $3)" : 'array_remove(chosen_seasons, $3)'}
           WHERE store = $1 AND listing_id ${oneOf('$2')}
             AND ($3 = ANY(coalesce(chosen_seasons, '{}'))) = ${isChosen ? 'false' : 'true'}
           RETURNING listing_id)
         UPDATE listing SET revision = revision + 1
         WHERE store = $1 AND id = ANY(ARRAY(SELECT listing_id FROM changed)) RETURNING id`,
        [store, listingIds, season],
      );
      ids = rows.map(({ id }) => id).sort();
      return ids.length;
    });
    return ids;
  }

  /** Under the lock that every change of a store takes first. */
  #change<T>(
    store: string,
    work: (client: Parameters<Parameters<typeof inTransaction<T>>[1]>[0]) => Promise<T>,
  ): Promise<T> {
    return inTransaction(this.database.pool, async (client) => {
      const { rowCount } = await client.query(
        'UPDATE store SET version = version + 1 WHERE domain = $1',
        [store],
      );
      if (rowCount === 0) throw new UnknownStoreError(store);
      return work(client);
    });
  }
}
