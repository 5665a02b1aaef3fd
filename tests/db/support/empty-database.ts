import { randomUUID } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import pg from 'pg';
import { embeddedUrl } from '~/db/embedded/start-report';
import { keepRequestsWhole } from '~/db/embedded/whole-requests';

/** A database without a table, of the kind that the test run is on. */
export function openEmptyDatabase(): Promise<Opened> {
  const server = process.env.DATABASE_URL;
  return server === undefined ? startEmbedded() : createOn(server);
}

type Opened = [url: string, close: () => Promise<void>];

async function startEmbedded(): Promise<Opened> {
  const db = await PGlite.create();
  const server = new PGLiteSocketServer({
    db: keepRequestsWhole(db, (error) => {
      throw error;
    }),
    host: '127.0.0.1',
    port: 0,
    maxConnections: 10,
  });
  await server.start();
  const close = async () => {
    await server.stop();
    await db.close();
  };
  return [embeddedUrl(Number(server.getServerConn().split(':').at(-1))), close];
}

/** A database of its own on the server; the next run drops what a killed one leaves of this name. */
async function createOn(serverUrl: string): Promise<Opened> {
  const name = `borealist_test_${randomUUID().replaceAll('-', '')}`;
  const server = new pg.Client({ connectionString: serverUrl });
  await server.connect();
  await server.query(`CREATE DATABASE ${name}`);
  const close = async () => {
    await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await server.end();
  };
  return [Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href, close];
}
