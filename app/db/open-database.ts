import { openEmbeddedDatabase } from './embedded/embedded-database';
import { migrate } from './migrate';

export interface OpenDatabase {
  url: string;
  close(): Promise<void>;
}

interface DatabaseLogger {
  info(message: string): void;
  error(message: string): void;
}

/**
 * A PostgreSQL server where `databaseUrl` names one, else the embedded database under `dataDir`; in both cases
 * with every migration applied.
 */
export async function openDatabase(options: {
  databaseUrl: string | undefined;
  dataDir: string;
  logger: DatabaseLogger;
  /** The embedded database is gone, and does not come back while this process runs. */
  onLost?: () => void;
}): Promise<OpenDatabase> {
  const { databaseUrl, dataDir, logger, onLost } = options;
  if (databaseUrl !== undefined) {
    await migrate(databaseUrl);
    return { url: databaseUrl, close: () => Promise.resolve() };
  }
  logger.info(`Opening the embedded database in ${dataDir}`);
  const embedded = await openEmbeddedDatabase(dataDir);
  embedded.onLost(() => {
    logger.error(`The process of the embedded database in ${dataDir} ended: start the app again.`);
    onLost?.();
  });
  return { url: embedded.url, close: () => embedded.close() };
}
