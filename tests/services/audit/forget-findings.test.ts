import { expect, it } from 'vitest';
import { DAY_MS } from '~/core/days/milliseconds';
import { forgetFindings } from '~/services/audit/forget-findings';
import { recordListings } from '~/services/catalogue/record-listings';
import { testDatabase, uniqueStore } from '../../support/database';
import { product, productId } from '../support/listings';
import { START, testPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();

/** Findings of a listing whose French is missing: one is made long resolved, one newly so, one stays open. */
it('forgets what was resolved more than a year ago, and nothing else', async () => {
  const ports = testPorts(database, new ScriptedShopify());
  const store = uniqueStore('forget');
  await ports.stores.install(store, START);
  await ports.stores.saveFacts(store, {
    currency: 'USD',
    primaryLocale: 'en',
    sellsTo: ['US', 'CA', 'QC'],
  });
  await recordListings(ports, store, [product(1, { french: [] })], { readAt: START });
  const found = await ports.audits.findingsOf(store, productId(1));
  const [old, recent, open] = found;
  if (!old || !recent || !open) throw new Error('three findings are needed');

  ports.clock.now = new Date(START.getTime() + 500 * DAY_MS);
  const resolve = (key: string, rule: string, daysAgo: number) =>
    database.pool.query(
      `UPDATE finding SET status = 'resolved', resolved_at = $4 WHERE store = $1 AND rule = $2 AND key = $3`,
      [store, rule, key, new Date(ports.clock.now.getTime() - daysAgo * DAY_MS)],
    );
  await resolve(old.key, old.rule, 401);
  await resolve(recent.key, recent.rule, 399);

  await forgetFindings(ports, store);
  const left = await ports.audits.findingsOf(store, productId(1));
  const named = (each: { rule: string; key: string }) => `${each.rule} ${each.key}`;
  expect(left.map(named).sort()).toEqual(
    found
      .filter((each) => each !== old)
      .map(named)
      .sort(),
  );
  expect(left.find((each) => named(each) === named(open))?.status).toBe('open');

  await forgetFindings(ports, store);
  expect(await ports.audits.findingsOf(store, productId(1))).toHaveLength(found.length - 1);
});
