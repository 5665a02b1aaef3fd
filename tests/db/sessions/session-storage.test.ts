import { randomBytes } from 'node:crypto';
import { Session } from '@shopify/shopify-api';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { EncryptedSessionStorage } from '~/db.server';
import { testDatabase, uniqueStore } from '../../support/database';

const { prisma, pool } = await testDatabase();
const key = randomBytes(32);
const unreadable = vi.fn<(store: string, error: Error) => void>();
const storage = new EncryptedSessionStorage(prisma, [key], unreadable);

beforeEach(() => {
  unreadable.mockClear();
});

function offlineSession(shop: string): Session {
  return new Session({
    id: `offline_${shop}`,
    shop,
    state: '',
    isOnline: false,
    scope: 'read_products',
    expires: new Date('2026-11-22T13:00:00.123Z'),
    accessToken: 'shpat_0123456789',
    refreshToken: 'shprt_9876543210',
    refreshTokenExpires: new Date('2027-02-20T12:00:00.456Z'),
  });
}

async function storedText(shop: string): Promise<string> {
  const { rows } = await pool.query('SELECT * FROM "Session" WHERE shop = $1', [shop]);
  return JSON.stringify(rows);
}

it('gives a session back whole, refresh token and expiry included', async () => {
  const shop = uniqueStore();
  expect(await storage.storeSession(offlineSession(shop))).toBe(true);
  const loaded = await storage.loadSession(`offline_${shop}`);
  expect(loaded?.equals(offlineSession(shop))).toBe(true);
  expect(loaded?.refreshToken).toBe('shprt_9876543210');
  expect(loaded?.refreshTokenExpires).toEqual(new Date('2027-02-20T12:00:00.456Z'));
  expect(loaded?.expires).toEqual(new Date('2026-11-22T13:00:00.123Z'));
  expect(await storage.loadSession('offline_nobody')).toBeUndefined();
});

it('keeps no token in plain text, and leaves the session it was given alone', async () => {
  const shop = uniqueStore();
  const session = offlineSession(shop);
  await storage.storeSession(session);
  const text = await storedText(shop);
  expect(text).toContain('v1.');
  expect(text).not.toMatch(/shpat_|shprt_|0123456789|9876543210/);
  expect(session.accessToken).toBe('shpat_0123456789');
});

it('encrypts the same token anew each time', async () => {
  const shop = uniqueStore();
  await storage.storeSession(offlineSession(shop));
  const first = await storedText(shop);
  await storage.storeSession(offlineSession(shop));
  expect(await storedText(shop)).not.toBe(first);
});

it('stores a session whose tokens were blanked', async () => {
  const shop = uniqueStore();
  await storage.storeSession(
    new Session({ id: shop, shop, state: '', isOnline: false, accessToken: '' }),
  );
  expect((await storage.loadSession(shop))?.accessToken ?? '').toBe('');
});

it('finds and deletes the sessions of one shop', async () => {
  const [shop, other] = [uniqueStore(), uniqueStore()];
  await storage.storeSession(offlineSession(shop));
  await storage.storeSession(offlineSession(other));
  const found = await storage.findSessionsByShop(shop);
  expect(found.map(({ accessToken }) => accessToken)).toEqual(['shpat_0123456789']);
  await storage.deleteSessions(found.map(({ id }) => id));
  expect(await storage.findSessionsByShop(shop)).toEqual([]);
  expect(await storage.findSessionsByShop(other)).toHaveLength(1);
});

describe('keys', () => {
  it('may be replaced: the first one writes, the others still read', async () => {
    const shop = uniqueStore();
    await storage.storeSession(offlineSession(shop));
    const newKey = randomBytes(32);
    const rotated = new EncryptedSessionStorage(prisma, [newKey, key], unreadable);
    const loaded = await rotated.loadSession(`offline_${shop}`);
    expect(loaded?.accessToken).toBe('shpat_0123456789');
    if (loaded) await rotated.storeSession(loaded);
    const onlyNew = new EncryptedSessionStorage(prisma, [newKey], unreadable);
    expect((await onlyNew.loadSession(`offline_${shop}`))?.refreshToken).toBe('shprt_9876543210');
  });

  it('counts a session as absent, and tells what to do, where its key is lost', async () => {
    const shop = uniqueStore();
    await storage.storeSession(offlineSession(shop));
    const other = new EncryptedSessionStorage(prisma, [randomBytes(32)], unreadable);
    expect(await other.loadSession(`offline_${shop}`)).toBeUndefined();
    expect(await other.findSessionsByShop(shop)).toEqual([]);
    expect(unreadable.mock.calls.map(([store]) => store)).toEqual([shop, shop]);
    expect(unreadable.mock.calls[0]?.[1].message).toMatch(/ENCRYPTION_KEYS does not hold/);

    await other.storeSession(offlineSession(shop));
    expect((await other.loadSession(`offline_${shop}`))?.accessToken).toBe('shpat_0123456789');
  });

  it('takes no token that was altered or moved to another session', async () => {
    const [shop, other] = [uniqueStore(), uniqueStore()];
    await storage.storeSession(offlineSession(shop));
    await storage.storeSession(offlineSession(other));
    await pool.query(
      `UPDATE "Session" SET "accessToken" = (SELECT "accessToken" FROM "Session" WHERE shop = $1) WHERE shop = $2`,
      [shop, other],
    );
    expect(await storage.loadSession(`offline_${other}`)).toBeUndefined();
    await pool.query(`UPDATE "Session" SET "accessToken" = 'shpat_plain' WHERE shop = $1`, [shop]);
    expect(await storage.loadSession(`offline_${shop}`)).toBeUndefined();
    expect(unreadable).toHaveBeenCalledTimes(2);
  });
});

describe('two processes', () => {
  it('keep the session that holds longer, in whichever order they store theirs', async () => {
    const shop = uniqueStore();
    const older = offlineSession(shop);
    const newer = new Session({
      ...older.toObject(),
      accessToken: 'shpat_newer',
      expires: new Date('2026-11-22T14:00:00Z'),
    });
    await storage.storeSession(newer);
    await storage.storeSession(older);
    expect((await storage.loadSession(older.id))?.accessToken).toBe('shpat_newer');
    await storage.storeSession(new Session({ ...newer.toObject(), accessToken: undefined }));
    expect((await storage.loadSession(older.id))?.accessToken ?? '').toBe('');
  });

  it('claim a refresh one at a time, until it is released or the claim has run out', async () => {
    const { id, ...rest } = offlineSession(uniqueStore()).toObject();
    await storage.storeSession(new Session({ id, ...rest }));
    const at = (second: number): Date => new Date(Date.UTC(2026, 10, 22, 12, 0, second));
    const claims = await Promise.all([0, 0, 0].map(() => storage.claimRefresh(id, at(0), at(15))));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await storage.claimRefresh(id, at(14), at(29))).toBe(false);
    expect(await storage.claimRefresh(id, at(15), at(30))).toBe(true);
    await storage.releaseRefresh(id);
    expect(await storage.claimRefresh(id, at(16), at(31))).toBe(true);
  });
});
