import type pg from 'pg';
import type { Database } from '~/db.server';

/** The database of a process that dies after so many statements of its SQL: nothing that it asks for is done from then on. */
export class DyingDatabase implements Database {
  readonly pool: pg.Pool;
  readonly pipelined: pg.Pool;
  readonly prisma: Database['prisma'];
  isDead = false;
  #left: number;

  constructor(
    private readonly database: Database,
    statements: number,
  ) {
    this.#left = statements;
    this.pool = this.#dying(database.pool);
    this.pipelined = database.pipelined;
    this.prisma = database.prisma;
  }

  close(): Promise<void> {
    return this.database.close();
  }

  #dying<T extends pg.Pool | pg.PoolClient>(real: T): T {
    return new Proxy(real, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]): unknown => {
          if (name === 'query') {
            if (this.#left === 0) this.isDead = true;
            else this.#left -= 1;
            if (this.isDead) return Promise.reject(new Error('the process is dead'));
          }
          const answer: unknown = Reflect.apply(value, target, args);
          return name === 'connect' && answer instanceof Promise
            ? answer.then((client: pg.PoolClient) => this.#dying(client))
            : answer;
        };
      },
    });
  }
}
