import { expect, it } from 'vitest';
import { auditListings } from '~/services/audit/audit-listings';
import { standingAt } from '~/services/audit/verdict-basis';
import { findRepeatedPhrases } from '~/services/catalogue/find-repeated-phrases';
import { testDatabase, uniqueStore } from '../../support/database';
import { product, productId } from '../support/listings';
import { START, testPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();

/** More words than the rule asks for, and none about the product. */
const OFFER =
  'online with fast delivery, friendly service, easy returns and a large choice of many more goods for your kitchen, your garden, your office and your family at the very best price of the year.';

it('finds what the listings of a store share but for the name, and has them judged by the rest', async () => {
  const shopify = new ScriptedShopify();
  const ports = testPorts(database, shopify);
  const store = uniqueStore('phrases');
  await ports.stores.install(store, START);
  await ports.stores.saveFacts(store, shopify.facts);
  const named = (number: number) =>
    product(number, {
      title: `Cutting board ${number}`,
      descriptionHtml: `<p>Buy cutting board ${number} ${OFFER}</p>`,
    });
  await ports.listings.save(
    store,
    [...Array.from({ length: 25 }, (_, index) => named(index + 1)), product(30)],
    { readAt: START },
  );
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
