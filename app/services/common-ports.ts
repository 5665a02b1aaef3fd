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
