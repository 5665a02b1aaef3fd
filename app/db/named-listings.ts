/**
 * How statements look up the listings that a parameter names, whether the tables were analysed or not.
 *
 * A plain `= ANY($2)` shows the planner how many there are. In a table that was never analysed it then takes any index
 * that begins with the store, reads the whole store and filters, and a sync by batches costs the square of its
 * listings. PGlite never analyses, and on a server a first sync is over before autovacuum looks.
 */

/**
 * A condition on the last column of a table's primary key, e.g. `id ${oneOf('$2')}`: of a subquery the planner expects
 * few values. Where more columns follow in the key it may still prefer another index: see `ofListings`.
 */
export function oneOf(parameter: string): string {
  return `= ANY(ARRAY(SELECT unnest(${parameter}::text[])))`;
}

/**
 * For `FROM`, to be given an alias: the rows of the listings that a parameter names in a table that has several for
 * each. The store is `$1`. Each listing is looked up by itself: OFFSET keeps the planner from making a join of it.
 * A condition of its own may make the planner prefer a partial index that does not begin with the listing.
 * Statements that change such rows find them by their `ctid`, under the lock that all changes of the store take.
 */
export function ofListings(table: string, parameter: string, where?: string): string {
  return `(SELECT DISTINCT unnest(${parameter}::text[]) AS named_listing) AS named
    CROSS JOIN LATERAL (SELECT ctid, * FROM ${table}
      WHERE store = $1 AND listing_id = named_listing${where === undefined ? '' : ` AND ${where}`} OFFSET 0)`;
}
