import type { PGlite } from '@electric-sql/pglite';
import { code, CopyRequests, withoutCopyInResponse } from './copy-requests';

/** Frontend messages after which the server is ready for another request: Sync, Query, CopyDone, CopyFail, Terminate. */
const LAST_OF_A_REQUEST = new Set(['S', 'Q', 'c', 'f', 'X'].map(code));
/** Parse, Bind, Describe, Execute, Close, Flush, CopyData. */
const MORE_TO_COME = new Set(['P', 'B', 'D', 'E', 'C', 'H', 'd'].map(code));

/**
 * Keeps the messages of one request together. `@electric-sql/pglite-socket` queues single protocol messages, and
 * all connections share PGlite's one session: while a long Bind is still arriving from one connection, the Parse
 * of another replaces the unnamed statement, and the first gets the second's answer. The socket server never
 * switches connections while PGlite says that it is in a transaction, so this says so in mid-request too.
 */
export function keepRequestsWhole(db: PGlite, onCrash: (error: unknown) => void): PGlite {
  let midRequest = false;
  const copies = new CopyRequests();
  const overrides: Partial<PGlite> = {
    isInTransaction: () => midRequest || copies.isOpen || db.isInTransaction(),
    async execProtocolRawStream(message, options) {
      const type = message[0] ?? 0;
      if (LAST_OF_A_REQUEST.has(type)) midRequest = false;
      else if (MORE_TO_COME.has(type)) midRequest = true;
      const taken = copies.take(message);
      if ('reply' in taken) {
        options.onRawData(taken.reply);
        return;
      }
      try {
        if (taken.isCopy) options.onRawData(await copy(db, taken.request));
        else await db.execProtocolRawStream(taken.request, options);
      } catch (error) {
        // SQL errors are answers; what is thrown is a broken instance, after which the queue would hang for good.
        onCrash(error);
        throw error;
      }
    },
    // How the socket server rolls back for a connection that vanished.
    exec(...args) {
      midRequest = false;
      copies.drop();
      return db.exec(...args);
    },
  };
  return new Proxy(db, {
    get(target, property) {
      const value: unknown = Reflect.get(overrides, property) ?? Reflect.get(target, property);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

async function copy(db: PGlite, request: Uint8Array): Promise<Buffer> {
  const answers: Buffer[] = [];
  await db.execProtocolRawStream(request, {
    // PGlite writes each from the same place of its memory.
    onRawData: (data) => answers.push(Buffer.from(data)),
  });
  return withoutCopyInResponse(Buffer.concat(answers));
}
