import { z } from 'zod';
import type { FindingCount } from '~/core/digest/compose';
import type { BrokenListing, DigestFinding, NotJudged, ResolvedRule } from '~/core/digest/digest';
import { SEVERITIES } from '~/core/audit/outcome';
import type { Audience } from '~/core/listing/audience';
import type { DigestFactsRepository, UnitsSold } from '~/services/digest/ports';
import { findingMask } from '../catalogue/listing-masks';
import type { Database } from '../database';
import { ofListings } from '../named-listings';
import { readRows, type EveryProperty } from '../rows';
import { audiences, messageData, severity, storedMessageId } from '../shapes';

/**
 * The most harmful findings are looked for in so many most harmful listings, not in all: a listing's harm is the sum
 * of its findings', so what lies beyond hardly ever outweighs them.
 */
const LISTINGS_LOOKED_AT = 200;

/** Listings that are named of those in which a rule's findings were resolved. */
const TITLES_OF_RESOLVED = 3;

const COUNTS = {
  tables: 'open_totals, finding, store_finding',
  row: z.object({
    audiences,
    opened: z.number(),
    resolved: z.number(),
    stillOpen: z.number(),
  } satisfies EveryProperty<FindingCount>),
};

const finding = z.object({
  listing_id: z.string(),
  title: z.string(),
  rule: z.string(),
  severity,
  audiences,
  message_id: z.string(),
  data: messageData,
  field: z.string(),
});
const HARMFUL = { tables: 'listing, finding', row: finding.extend({ count: z.number() }) };
const BROKEN = {
  tables: 'listing, finding',
  row: finding.extend({ edited_at: z.date(), total: z.number(), new_findings: z.number() }),
};

const NOT_JUDGED = {
  tables: 'rule_totals',
  row: z.object({ rule: z.string(), listings: z.number() }),
};

const RESOLVED = {
  tables: 'finding, store_finding, listing',
  row: z.object({
    rule: z.string(),
    findings: z.number(),
    listings: z.number().nullable(),
    titles: z.array(z.string()),
  } satisfies EveryProperty<ResolvedRule>),
};

const SOLD = {
  tables: 'order_line',
  row: z.object({ listing_id: z.string(), units: z.number(), revenue: z.number().nullable() }),
};

export class PostgresDigestFactsRepository implements DigestFactsRepository {
  constructor(private readonly database: Database) {}

  async findingCounts(store: string, since: Date): Promise<FindingCount[]> {
    return readRows(
      this.database.pool,
      COUNTS,
      `SELECT audiences, sum(opened)::int AS opened, sum(resolved)::int AS resolved, sum(open - opened)::int AS "stillOpen"
       FROM (${OPEN} UNION ALL ${['finding', 'store_finding'].map(movedOf).join(' UNION ALL ')}) AS counts
       GROUP BY audiences ORDER BY audiences`,
      [store, since],
    );
  }

  async resolved(
    store: string,
    { since, audiences }: { since: Date; audiences: readonly Audience[] },
  ): Promise<ResolvedRule[]> {
    return readRows(
      this.database.pool,
      RESOLVED,
      `SELECT rule, count(*)::int AS findings, NULL::int AS listings, ARRAY[]::text[] AS titles
       FROM store_finding f WHERE ${RESOLVED_SINCE} GROUP BY rule
       UNION ALL
       SELECT * FROM (
         SELECT f.rule, count(*)::int, count(DISTINCT f.listing_id)::int AS listings,
           (array_agg(DISTINCT l.title))[1:${TITLES_OF_RESOLVED}]
         FROM finding f JOIN listing l ON l.store = f.store AND l.id = f.listing_id
         WHERE ${RESOLVED_SINCE} GROUP BY f.rule
         ORDER BY listings DESC, f.rule
       ) AS of_listings`,
      [store, since, audiences],
    );
  }

  async unitsSold(store: string, listingIds: string[], since: string): Promise<UnitsSold[]> {
    const rows = await readRows(
      this.database.pool,
      SOLD,
      `SELECT listing_id, sum(units)::int AS units,
         CASE WHEN bool_and(revenue IS NOT NULL) THEN sum(revenue)::float8 END AS revenue
       FROM ${ofListings('order_line', '$2', 'day > $3')} AS sold
       GROUP BY listing_id`,
      [store, listingIds, since],
    );
    return rows.map(({ listing_id: listingId, ...sold }) => ({ listingId, ...sold }));
  }

  async mostHarmful(
    store: string,
    { audiences, openedAfter, limit }: Parameters<DigestFactsRepository['mostHarmful']>[1],
  ): Promise<DigestFinding[]> {
    const rows = await readRows(
      this.database.pool,
      HARMFUL,
      `WITH listings AS (
         SELECT id, title FROM listing WHERE store = $1 AND open_mask & $2 <> 0
         ORDER BY harm DESC, id DESC LIMIT ${LISTINGS_LOOKED_AT}
       ), harms AS (
         SELECT l.id, l.title, result->>'rule' AS rule, coalesce((result->>'harm')::numeric, 0) AS harm
         FROM listings l
         JOIN listing_content c ON c.store = $1 AND c.listing_id = l.id
         CROSS JOIN LATERAL jsonb_array_elements(c.results) AS result
         WHERE result->>'outcome' = 'fail'
       ), found AS (
         SELECT DISTINCT ON (h.id, h.rule) h.id AS listing_id, h.title, h.rule, h.harm, ${FINDING},
           count(*) OVER (PARTITION BY h.id, h.rule)::int AS count
         FROM harms h
         JOIN finding f ON f.store = $1 AND f.listing_id = h.id AND f.rule = h.rule
         WHERE f.status = 'open' AND f.audiences && $3 AND ($5::timestamptz IS NULL OR f.opened_at > $5)
         ORDER BY h.id, h.rule, ${RANK}, f.position, f.id
       )
       SELECT * FROM found ORDER BY harm DESC, listing_id, rule LIMIT $4`,
      [store, findingMask(audiences, SEVERITIES), audiences, limit, openedAfter],
    );
    return rows.map((row) => ({ ...toFinding(row), count: row.count }));
  }

  async brokenByEdits(
    store: string,
    query: Parameters<DigestFactsRepository['brokenByEdits']>[1],
  ): Promise<{ total: number; listings: BrokenListing[] }> {
    const { since, audiences, exceptRules, limit, findingsPerListing } = query;
    const rows = await readRows(
      this.database.pool,
      BROKEN,
      `WITH broken AS (
         SELECT l.id, l.title, l.harm, least(l.updated_at, min(f.opened_at)) AS edited_at,
           count(*)::int AS new_findings
         FROM finding f
         JOIN listing l ON l.store = f.store AND l.id = f.listing_id
         JOIN listing_content c ON c.store = l.store AND c.listing_id = l.id
         WHERE ${NEWLY_BROKEN}
           AND coalesce(l.updated_at, '-infinity'::timestamptz) > $2
           AND coalesce((c.snapshot->>'createdAt')::timestamptz <= $2, true)
         GROUP BY l.id, l.title, l.harm, l.updated_at
       ), shown AS (
         SELECT *, count(*) OVER ()::int AS total FROM broken ORDER BY harm DESC, id LIMIT $5
       ), found AS (
         SELECT s.id AS listing_id, s.title, s.edited_at, s.total, s.new_findings, s.harm, f.rule, ${FINDING},
           row_number() OVER (PARTITION BY s.id ORDER BY ${RANK}, f.rule, f.position, f.id) AS place
         FROM shown s JOIN finding f ON f.listing_id = s.id
         WHERE ${NEWLY_BROKEN}
       )
       SELECT * FROM found WHERE place <= $6 ORDER BY harm DESC, listing_id, place`,
      [store, since, audiences, exceptRules, limit, findingsPerListing],
    );
    const listings = Map.groupBy(rows, (row) => row.listing_id);
    return {
      total: rows[0]?.total ?? 0,
      listings: [...listings.values()].flatMap((found) => {
        const [first] = found;
        return first
          ? [
              {
                listing: { id: first.listing_id, title: first.title },
                editedAt: first.edited_at.toISOString(),
                findings: found.map(toFinding),
                newFindings: first.new_findings,
              },
            ]
          : [];
      }),
    };
  }

  async notJudged(
    store: string,
    audiences: readonly Audience[],
    limit: number,
  ): Promise<NotJudged[]> {
    const rows = await readRows(
      this.database.pool,
      NOT_JUDGED,
      `SELECT rule, unknown + error AS listings FROM rule_totals
       WHERE store = $1 AND unknown + error > 0 AND audiences && $2
       ORDER BY listings DESC, rule LIMIT $3`,
      [store, audiences, limit],
    );
    return rows.map((row) => ({ ...row, reason: null }));
  }
}

/** Of listings as they are counted for every page: a large store has them by the million. */
const OPEN = `
  SELECT string_to_array(audiences, ' ') AS audiences, findings AS open, 0 AS opened, 0 AS resolved
  FROM open_totals WHERE store = $1
  UNION ALL
  SELECT audiences, count(*), 0, 0 FROM store_finding
  WHERE store = $1 AND status = 'open' GROUP BY audiences`;

/** What moved, of one table: $1 the store, $2 since when. */
function movedOf(table: string): string {
  return `SELECT audiences, 0, count(*), 0
    FROM ${table} WHERE store = $1 AND status = 'open' AND opened_at > $2 GROUP BY audiences
    UNION ALL
    SELECT audiences, 0, 0, count(*) FROM ${table}
    WHERE store = $1 AND status = 'resolved' AND resolved_at > $2 AND opened_at <= $2 GROUP BY audiences`;
}

/** $1 the store, $2 since when, $3 audiences. */
const RESOLVED_SINCE = `f.store = $1 AND f.status = 'resolved' AND f.resolved_at > $2 AND f.opened_at <= $2 AND f.audiences && $3`;

const FINDING = 'f.severity, f.audiences, f.message_id, f.data, f.field';
const RANK = `array_position(ARRAY['high', 'medium', 'low'], f.severity)`;
/** $1 the store, $2 since when, $3 audiences, $4 rules left out. */
const NEWLY_BROKEN = `f.store = $1 AND f.status = 'open' AND f.opened_at > $2 AND f.audiences && $3 AND f.rule <> ALL($4)`;

function toFinding(row: z.infer<typeof finding>): DigestFinding {
  return {
    listing: { id: row.listing_id, title: row.title },
    rule: row.rule,
    severity: row.severity,
    audiences: row.audiences,
    message: { id: storedMessageId(row.message_id), data: row.data },
    field: row.field,
  };
}
