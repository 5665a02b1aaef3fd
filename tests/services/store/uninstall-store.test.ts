import { beforeEach, describe, expect, it } from 'vitest';
import { installStore } from '~/services/store/install-store';
import { uninstallStore } from '~/services/store/uninstall-store';
import { testDatabase, uniqueStore } from '../../support/database';
import { testPorts, type TestPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();
let ports: TestPorts;
let store: string;

beforeEach(() => {
  ports = testPorts(database, new ScriptedShopify());
  store = uniqueStore('uninstall');
});

const at = (time: string): Date => new Date(`2026-11-${time}:00Z`);

async function signIn(time: string): Promise<void> {
  ports.clock.now = at(time);
  await installStore(ports, store);
}

async function deliver(time: string, uninstalled: string): Promise<void> {
  ports.clock.now = at(time);
  await uninstallStore(ports, store, at(uninstalled));
}

const isInstalled = async (): Promise<boolean> => (await ports.stores.find(store)) !== null;

describe('an uninstallation', () => {
  it('erases the store', async () => {
    await signIn('01T12:00');
    await deliver('10T09:01', '10T09:00');
    expect(await isInstalled()).toBe(false);
    expect(ports.queue.daily.size).toBe(0);
  });

  it('that is delivered after the store was installed again erases nothing', async () => {
    await signIn('01T12:00');
    await signIn('10T09:05');
    await deliver('10T10:00', '10T09:00');
    expect(await isInstalled()).toBe(true);
  });

  it('that is delivered again after the store was installed again erases nothing', async () => {
    await signIn('01T12:00');
    await deliver('10T09:00', '10T09:00');
    await signIn('10T09:05');
    await deliver('10T10:00', '10T09:00');
    expect(await isInstalled()).toBe(true);
  });

  it('counts after two rounds, whichever delivery comes when', async () => {
    await signIn('01T12:00');
    await signIn('10T09:05');
    await signIn('11T09:05');
    await deliver('11T10:00', '11T09:00');
    await deliver('11T11:00', '10T09:00');
    expect(await isInstalled()).toBe(true);
    await deliver('12T10:00', '12T09:00');
    expect(await isInstalled()).toBe(false);
  });
});
