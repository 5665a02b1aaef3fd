import type { PoolClient } from 'pg';
import { z } from 'zod';
import type { MailName } from '~/core/digest/message-id';
import type { BounceRepository } from '~/services/digest/ports';
import { inTransaction, type Database } from '../database';
import { parseRows } from '../rows';
import { storableText } from '../stored-text';
import { RAISE_VERSION } from './recipient-repository';

type Bounce = Parameters<BounceRepository['record']>[2];

const RECIPIENT = {
  tables: 'digest_recipient',
  row: z.object({ store: z.string(), email: z.string().nullable() }),
};

export class PostgresBounceRepository implements BounceRepository {
  constructor(private readonly database: Database) {}

  async findRecipient(recipientId: string) {
    const { rows } = await this.database.pool.query(
      'SELECT store, email FROM digest_recipient WHERE id = $1',
      [recipientId],
    );
    return parseRows(RECIPIENT, null, rows)[0] ?? null;
  }

  async record(store: string, mail: MailName, bounce: Bounce): Promise<boolean> {
    const isRecorded = await inTransaction(this.database.pool, async (client) => {
      const isNoted = mail.kind === 'digest' && (await noteOnDigest(client, store, mail, bounce));
      const isStopped = bounce.verdict === 'stop' && (await stop(client, store, mail, bounce));
      return isNoted || isStopped;
    });
    // Apart, since an audit may hold the store's row.
    if (isRecorded) await this.database.pool.query(RAISE_VERSION, [store]);
    return isRecorded;
  }
}

async function noteOnDigest(
  client: PoolClient,
  store: string,
  { recipientId, part: isoWeek }: MailName,
  { verdict, response, at }: Bounce,
): Promise<boolean> {
  const key = [store, recipientId, isoWeek, storableText(response)];
  if (verdict === 'late') {
    const { rowCount } = await client.query(
      `UPDATE recipient_digest SET delay = $4
       WHERE store = $1 AND recipient_id = $2 AND iso_week = $3 AND state = 'sent'`,
      key,
    );
    return rowCount === 1;
  }
  const { rowCount } = await client.query(
    `UPDATE recipient_digest SET state = 'refused', response = $4, delay = NULL, ended_at = $5
     WHERE store = $1 AND recipient_id = $2 AND iso_week = $3 AND state IN ('sending', 'sent', 'unknown')`,
    [...key, at],
  );
  if (rowCount === 0) return false;
  await client.query(
    `UPDATE digest_recipient SET (reported_until, reported_readiness) = (
       SELECT (d.digest->>'until')::timestamptz, d.readiness FROM recipient_digest d
       WHERE d.store = $1 AND d.recipient_id = $2 AND d.state = 'sent'
       ORDER BY (d.digest->>'until')::timestamptz DESC LIMIT 1)
     WHERE store = $1 AND id = $2`,
    [store, recipientId],
  );
  return true;
}

/** Who has not consented yet stays unconfirmed: from `refused` the staff could resume them. */
async function stop(
  client: PoolClient,
  store: string,
  { recipientId }: MailName,
  { response, at }: Bounce,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `UPDATE digest_recipient SET state_detail = $3, state_at = $4, next_due_at = NULL, next_week = NULL,
       state = CASE WHEN state = 'unconfirmed' THEN state ELSE 'refused' END
     WHERE store = $1 AND id = $2 AND email IS NOT NULL AND state IN ('active', 'paused', 'unconfirmed')`,
    [store, recipientId, storableText(response), at],
  );
  return rowCount === 1;
}
