import type { StoreDomain } from '~/core/store/store-domain';

/** Where services say what happened. Pino's shape; the data names the store. */
export interface Log {
  info(data: object, message: string): void;
  warn(data: object, message: string): void;
  error(data: object, message: string): void;
}

/** Time is given to services, never taken by them. */
export interface Clock {
  now: () => Date;
}

export interface Logs {
  log: Log;
}

/** The Admin API of one store, as far as a service needs it (`Part`). Throws `OutsideError`s alone. */
export interface Shopify<Part> {
  shopify: (store: StoreDomain) => Promise<Part>;
}

/** As tables are written and read. */
export type TableFormat = 'csv' | 'xlsx';

/** Files of rows, for people and spreadsheets. */
export interface Tables {
  tables: {
    /** Bytes as they are asked for; rows are made no sooner. A cell that is not there is empty. */
    write(table: {
      columns: readonly string[];
      rows: AsyncIterable<Partial<Record<string, string | number>>>;
      format: TableFormat;
    }): AsyncIterable<Uint8Array>;
  };
}
