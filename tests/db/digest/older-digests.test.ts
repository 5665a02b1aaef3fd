import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { createRepositories } from '~/db.server';
import { EVENTFUL } from '../../email/samples';
import { testDatabase, uniqueStore } from '../../support/database';

const database = await testDatabase();
const { stores, digests } = createRepositories(database);
const MIGRATION = resolve(
  import.meta.dirname,
  '../../../prisma/migrations/20261124100000_fix_first/migration.sql',
);

it('keeps what a digest put first under the name of before', async () => {
  const store = uniqueStore('older');
  await stores.install(store, new Date('2026-11-20T00:00:00Z'));
  const { fixFirst, ...rest } = EVENTFUL;
  const [recipient, older, newer] = [randomUUID(), randomUUID(), randomUUID()];
  await database.prisma.digestRecipient.create({
    data: {
      ...{ store, id: recipient, addressKey: 'm', language: 'en', weekday: 1, hour: 8 },
      ...{ audiences: ['QC'], state: 'active', addedBy: '42' },
      ...{ stateAt: new Date(), addedAt: new Date() },
    },
  });
  for (const [id, isoWeek, digest] of [
    [older, '2026-W47', { ...rest, theMostHarmfulFirst: fixFirst }],
    [newer, '2026-W48', EVENTFUL],
  ] as const) {
    await database.pool.query(
      `INSERT INTO recipient_digest (store, id, recipient_id, iso_week, state, digest, readiness, message_id, claimed_at)
       VALUES ($1, $2, $3, $4, 'sent', $5, '{}', '<m@example.com>', now())`,
      [store, id, recipient, isoWeek, JSON.stringify(digest)],
    );
  }
  await database.pool.query(readFileSync(MIGRATION, 'utf8'));
  for (const id of [older, newer]) {
    expect((await digests.find(store, id))?.digest).toEqual(EVENTFUL);
  }
});
