import { describe, expect, it } from 'vitest';
import { done } from '~/services/answer';
import { auditListings } from '~/services/audit/audit-listings';
import { standingAt } from '~/services/audit/verdict-basis';
import { findRepeatedPhrases } from '~/services/catalogue/find-repeated-phrases';
import { startSync } from '~/services/sync/start-sync';
import { testDatabase, uniqueStore } from '../../support/database';
import { product, productId } from '../support/listings';
import { runQueue, START, testPorts, type TestPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();

/** More words than the rule asks for, and none about the product. */
const OFFER =
  'online with fast delivery, friendly service, easy returns and a large choice of many more goods for your kitchen, your garden, your office and your family at the very best price of the year.';

const named = (number: number) =>
  product(number, {
    title: `Cutting board ${number}`,
    descriptionHtml: `<p>Buy cutting board ${number} ${OFFER}</p>`,
  });
const NAMED = Array.from({ length: 25 }, (_, index) => named(index + 1));

it('finds what the listings of a store share but for the name, and has them judged by the rest', async () => {
  const shopify = new ScriptedShopify();
  const ports = testPorts(database, shopify);
  const store = uniqueStore('phrases');
  await ports.stores.install(store, START);
  await ports.stores.saveFacts(store, shopify.facts);
  await ports.listings.save(store, [...NAMED, product(30)], { readAt: START });
  const record = await ports.stores.find(store);
  if (record === null) throw new Error('the store is installed');
  const notStanding = async () =>
    ports.audits.toJudgeAfter(store, null, 99, await standingAt(ports, record, START));
  await auditListings(ports, store, await notStanding());
  expect(await notStanding()).toEqual([]);

  const vague = async () => {
    await auditListings(ports, store, [productId(7)]);
    const findings = await ports.audits.findingsOf(store, productId(7));
    return findings.find(({ rule, status }) => rule === 'vague-description' && status === 'open');
  };
  expect(await vague()).toBeUndefined();

  await findRepeatedPhrases(ports, store);
  expect(Object.values((await ports.stores.find(store))?.repeatedPhrases ?? {})).toEqual([25]);
  const outdated = await notStanding();
  expect(outdated).toHaveLength(25);
  expect(outdated).not.toContain(productId(30));
  expect(await vague()).toMatchObject({
    message: { id: 'rule.vague-description.repeated', data: { words: 0, listings: 25 } },
  });
});

describe('a first sync', () => {
  /** `meanwhile` happens once the last listing is written. */
  async function sync(meanwhile: (ports: TestPorts, store: string) => Promise<void>) {
    const shopify = new ScriptedShopify();
    shopify.put(...NAMED, product(30));
    const ports = testPorts(database, shopify);
    const store = uniqueStore('phrases');
    await ports.stores.install(store, START);
    const unseenAfter = ports.listings.unseenAfter.bind(ports.listings);
    const descriptionsAfter = ports.listings.descriptionsAfter.bind(ports.listings);
    ports.listings.unseenAfter = async (...asked) => {
      await meanwhile(ports, store);
      return unseenAfter(...asked);
    };
    let counted = 0;
    ports.listings.descriptionsAfter = (...asked) => {
      // Of any length: those that the phrases are in, so that they are judged again.
      if (asked[3] === undefined) counted += 1;
      return descriptionsAfter(...asked);
    };
    expect(await startSync(ports, store)).toEqual(done());
    await runQueue(ports, ports.queue);
    const found = Object.values((await ports.stores.find(store))?.repeatedPhrases ?? {});
    const findings = await ports.audits.findingsOf(store, productId(3));
    const isVague = findings.some(({ rule }) => rule === 'vague-description');
    return { found, isVague, countedAnew: counted > 0 };
  }

  it('counts as it reads, and reads no text twice for it', async () => {
    const seen = await sync(() => Promise.resolve());
    expect(seen).toEqual({ found: [25], isVague: true, countedAnew: false });
  });

  it.each<[string, (ports: TestPorts, store: string) => Promise<void>]>([
    [
      'changed',
      async ({ listings, now }, store) => {
        const edited = { ...product(7), updatedAt: now().toISOString() };
        await listings.save(store, [edited], { readAt: now() });
      },
    ],
    ['removed', ({ listings, now }, store) => listings.remove(store, productId(7), now())],
    [
      'changed back',
      async ({ listings, now }, store) => {
        const at = (seconds: number) => new Date(now().getTime() + seconds * 1_000);
        for (const [seconds, edited] of [product(7), named(7)].entries()) {
          const updatedAt = at(seconds).toISOString();
          await listings.save(store, [{ ...edited, updatedAt }], { readAt: at(seconds) });
        }
      },
    ],
  ])('counts what is stored where a webhook %s a listing meanwhile', async (how, meanwhile) => {
    const seen = await sync(meanwhile);
    const found = [how === 'changed back' ? 25 : 24];
    expect(seen).toEqual({ found, isVague: true, countedAnew: true });
  });
});
