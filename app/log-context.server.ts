import { AsyncLocalStorage } from 'node:async_hooks';

/** What every line of the log says of where it comes from. */
export interface LogContext {
  /** Of the request: what the proxy said, else an id of our own. */
  requestId?: string;
  /** Kind of the jobs under way, done together. */
  job?: string;
  jobIds?: string[];
}

const storage = new AsyncLocalStorage<LogContext>();

/** Whatever `work` logs, however deep, names its request or its jobs. */
export function inLogContext<T>(context: LogContext, work: () => T): T {
  return storage.run(context, work);
}

export function logContext(): LogContext {
  return storage.getStore() ?? {};
}
