import { randomBytes } from 'node:crypto';
import { Session } from '@shopify/shopify-api';
import { expect, it } from 'vitest';
import { EncryptedSessionStorage, rotateKeys } from '~/db.server';
import { testDatabase, uniqueStore } from '../../support/database';

const { prisma } = await testDatabase();
const [older, newer] = [randomBytes(32), randomBytes(32)];
const storageWith = (...keys: [Buffer, ...Buffer[]]) =>
  new EncryptedSessionStorage(prisma, keys, () => undefined);

function session(shop: string, refreshToken?: string): Session {
  return new Session({
    id: `offline_${shop}`,
    shop,
    state: '',
    isOnline: false,
    expires: new Date('2026-11-22T13:00:00Z'),
    accessToken: `token of ${shop}`,
    ...(refreshToken !== undefined && { refreshToken }),
  });
}

it('encrypts every token with the first key, after which the older key is not needed', async () => {
  const shops = Array.from({ length: 30 }, () => uniqueStore('rotated'));
  for (const [index, shop] of shops.entries()) {
    const refresh = index % 2 ? `refresh of ${shop}` : undefined;
    await storageWith(older).storeSession(session(shop, refresh));
  }
  const { changed } = await rotateKeys(prisma, [newer, older]);
  expect(changed).toBeGreaterThanOrEqual(30);
  for (const [index, shop] of shops.entries()) {
    const loaded = await storageWith(newer).loadSession(`offline_${shop}`);
    expect(loaded?.accessToken).toBe(`token of ${shop}`);
    expect(loaded?.refreshToken).toBe(index % 2 ? `refresh of ${shop}` : undefined);
  }
  const again = await rotateKeys(prisma, [newer, older]);
  expect(again.changed).toBe(0);
  expect(again.current).toBeGreaterThanOrEqual(30);
});

it('counts what no key reads, and leaves it as it is', async () => {
  const shop = uniqueStore('lost');
  await storageWith(older).storeSession(session(shop));
  const before = await prisma.session.findUnique({ where: { id: `offline_${shop}` } });
  expect((await rotateKeys(prisma, [newer])).unreadable).toBeGreaterThanOrEqual(1);
  expect(await prisma.session.findUnique({ where: { id: `offline_${shop}` } })).toEqual(before);
});

it('reads during the change, whichever key a token has', async () => {
  const shop = uniqueStore('meanwhile');
  const during = storageWith(newer, older);
  await storageWith(older).storeSession(session(shop));
  expect((await during.loadSession(`offline_${shop}`))?.accessToken).toBe(`token of ${shop}`);
  await rotateKeys(prisma, [newer, older]);
  expect((await during.loadSession(`offline_${shop}`))?.accessToken).toBe(`token of ${shop}`);
  expect((await storageWith(older).loadSession(`offline_${shop}`))?.accessToken).toBeUndefined();
});
