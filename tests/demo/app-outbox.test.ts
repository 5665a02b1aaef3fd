import { expect, it } from 'vitest';
import { addRecipient } from '../../app/services/digest/add-recipient';
import { testPorts } from '../services/support/ports';
import { MARIE } from '../services/support/recipients';
import { ScriptedShopify } from '../services/support/scripted-shopify';
import { testDatabase, uniqueStore } from '../support/database';
import { readOutbox } from '../../demo/app-outbox';

const database = await testDatabase();

it('of an app is read as a mail program would show it, of one store alone', async () => {
  const ports = testPorts(database, new ScriptedShopify());
  const [store, other] = [uniqueStore(), uniqueStore()];
  for (const each of [store, other]) {
    await ports.stores.install(each, ports.clock.now);
    await addRecipient(ports, each, { ...MARIE, email: `marie@${each}` }, '42');
  }
  const mails = await readOutbox(store, { databaseUrl: database.url, dataDir: 'not-used' });
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({ from: null, to: [`marie@${store}`], raw: null });
  expect(mails[0]?.key).toMatch(/^outbox-\d+$/);
  expect(mails[0]?.at).toEqual(ports.clock.now);
  expect(mails[0]?.html).toContain('/confirm/');
  expect(mails[0]?.text).toContain('/confirm/');
});
