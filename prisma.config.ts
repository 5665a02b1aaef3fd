import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { defineConfig } from 'prisma/config';
import { namesAsText } from './prisma/names-as-text';

const LOCAL_DATABASE_URL = 'postgresql://postgres@127.0.0.1:5432/postgres';

/**
 * The schema engine in JavaScript works through the same driver as the app, so that no command of Prisma's
 * needs a binary or the network.
 */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  experimental: { adapter: true },
  engine: 'js',
  adapter: () => {
    const pool = new pg.Pool({
      connectionString: process.env.DATABASE_URL || LOCAL_DATABASE_URL,
      max: 2,
      // An idle connection keeps the command from exiting until it times out.
      idleTimeoutMillis: 100,
    });
    return Promise.resolve(new PrismaPg(namesAsText(pool), { disposeExternalPool: true }));
  },
});
