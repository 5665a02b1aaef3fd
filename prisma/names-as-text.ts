import type pg from 'pg';

/** Type `name` of PostgreSQL's catalogues. */
const NAME = 19;
const TEXT = 25;

/**
 * Prisma's schema engine in JavaScript reads catalogue columns of type `name`, which `@prisma/adapter-pg` cannot
 * deserialise. The two types look the same on the wire, so the pool reports them as text.
 */
export function namesAsText(pool: pg.Pool): pg.Pool {
  wrapQuery(pool);
  pool.on('connect', wrapQuery);
  return pool;
}

function wrapQuery(target: pg.Pool | pg.PoolClient): void {
  const query: (...args: unknown[]) => unknown = target.query.bind(target);
  Object.defineProperty(target, 'query', {
    value: (...args: unknown[]) => {
      const result = query(...args);
      return result instanceof Promise ? result.then(nameAsText) : result;
    },
  });
}

function nameAsText(result: unknown): unknown {
  if (typeof result !== 'object' || result === null || !('fields' in result)) return result;
  const fields: unknown[] = Array.isArray(result.fields) ? result.fields : [];
  for (const field of fields) {
    if (typeof field === 'object' && field !== null && 'dataTypeID' in field) {
      if (field.dataTypeID === NAME) field.dataTypeID = TEXT;
    }
  }
  return result;
}
