import type { PgBoss } from 'pg-boss';

/** Sweeps go over all stores of the database, and would work for those of other files, which call for theirs alone. */
export function withoutSweeps(boss: PgBoss): void {
  const schedule = boss.schedule.bind(boss);
  // Of a single store are those that have a key.
  boss.schedule = (name, cron, data, options) =>
    options?.key === undefined ? Promise.resolve() : schedule(name, cron, data, options);
}
