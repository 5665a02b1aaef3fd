import pino from 'pino';
import { connectDatabase, createRepositories, openDatabase } from '../app/db.server';
import type { ShownMail } from '../sandbox/model';

const MOST = 200;

/** Where an app keeps its data. */
export interface AppData {
  /** Empty or absent: the embedded database under `dataDir`. */
  databaseUrl?: string | undefined;
  dataDir: string;
}

/**
 * Reads the outbox of an app without a mail server, by the app's own repository: no page of the app shows these texts,
 * since each holds a link that its recipient alone may have.
 */
export async function readOutbox(store: string, { databaseUrl, dataDir }: AppData) {
  const opened = await openDatabase({
    databaseUrl: databaseUrl === '' ? undefined : databaseUrl,
    dataDir,
    logger: pino({ level: 'silent' }),
  });
  const database = connectDatabase(opened.url, () => undefined);
  try {
    const mails = await createRepositories(database).outbox.list(store, MOST);
    return mails.map(({ id, to, subject, html, text, at }): ShownMail => ({
      key: `outbox-${id}`,
      from: null,
      to: [to],
      subject,
      at,
      html,
      text,
      raw: null,
    }));
  } finally {
    await database.close();
    await opened.close();
  }
}
