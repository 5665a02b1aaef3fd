import { EnvironmentError, readEnv, type Env } from '~/env.server';
import { connectDatabase, openDatabase, type Database } from '~/db.server';

/** Bad input, in one sentence that names the fix. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface Operator {
  env: Env;
  database: Database;
  databaseUrl: string;
  print: (line: string) => void;
}

/** Runs a command of an operator's on the app's own environment and database. Sets the exit status. */
export async function runForOperator(work: (operator: Operator) => Promise<void>): Promise<void> {
  try {
    const env = readEnv(process.env);
    const say = (line: string) => {
      process.stderr.write(`${line}\n`);
    };
    const opened = await openDatabase({
      databaseUrl: env.databaseUrl,
      dataDir: env.dataDir,
      logger: { info: () => undefined, error: say },
    });
    const database = connectDatabase(opened.url, (error) => {
      say(error.message);
    });
    try {
      const print = (line: string) => {
        process.stdout.write(`${line}\n`);
      };
      await work({ env, database, databaseUrl: opened.url, print });
    } finally {
      await database.close();
      await opened.close();
    }
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
