import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createRepositories, EncryptedSessionStorage } from '~/db.server';
import { testDatabase, uniqueStore } from '../../support/database';
import { AT, fillStore } from '../support/filled-store';

const database = await testDatabase();
const repositories = createRepositories(database);
const sessions = new EncryptedSessionStorage(database.prisma, [randomBytes(32)], () => undefined);
const { digests } = repositories;

it('a digest stays in the hands of a sender that says so, and no longer', async () => {
  const store = uniqueStore('lease');
  const { claimedDigest } = await fillStore(repositories, sessions, store);
  const after = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);
  const isReady = async (minutes: number) =>
    (await digests.ready(store, after(minutes))).some(({ id }) => id === claimedDigest);
  const attempt = await digests.takeAttempt(store, claimedDigest, {
    now: after(60),
    until: after(62),
  });
  if (attempt === null) throw new Error('the digest is in other hands');
  expect(await isReady(61)).toBe(false);

  await digests.keepAttempt(store, attempt, after(63));
  expect(await isReady(62.5)).toBe(false);
  // Never shorter than it was.
  await digests.keepAttempt(store, attempt, after(61));
  expect(await isReady(62.5)).toBe(false);
  expect(await isReady(63)).toBe(true);

  const other = await digests.takeAttempt(store, claimedDigest, {
    now: after(64),
    until: after(66),
  });
  expect(other?.number).toBe(attempt.number + 1);
  // Whoever lost it holds nothing, and sends nothing.
  await digests.keepAttempt(store, attempt, after(99));
  expect(await isReady(66)).toBe(true);
  expect(await digests.beginSending(store, attempt, 'Subject', after(65))).toBe(false);
});

it('a digest that is handed back is anybody’s at once, and its text is sent once', async () => {
  const store = uniqueStore('handed-back');
  const { claimedDigest } = await fillStore(repositories, sessions, store);
  const after = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);
  const lease = { now: after(60), until: after(62) };
  const attempt = await digests.takeAttempt(store, claimedDigest, lease);
  if (attempt === null) throw new Error('the digest is in other hands');
  await digests.handBack(store, attempt);
  const other = await digests.takeAttempt(store, claimedDigest, lease);
  if (other === null) throw new Error('it was not handed back');
  // The process that hands it back may live a little longer.
  await digests.handBack(store, attempt);
  expect(await digests.takeAttempt(store, claimedDigest, lease)).toBeNull();
  expect(await digests.beginSending(store, attempt, 'Subject', after(60))).toBe(false);
});
