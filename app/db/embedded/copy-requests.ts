/** The first byte of a message, by the letter that the protocol names it with. */
export const code = (letter: string): number => letter.charCodeAt(0);

const QUERY = code('Q');
const COPY_DATA = code('d');
/** CopyDone and CopyFail. */
const LAST_OF_A_COPY = new Set(['c', 'f'].map(code));
const COPY_IN_RESPONSE = code('G');
/** Type and length of a message. */
const HEADER_BYTE_LENGTH = 5;

/** What PostgreSQL answers to a COPY that it takes rows for: here as text, of columns that it does not name. */
const ROWS_PLEASE = Buffer.from([COPY_IN_RESPONSE, 0, 0, 0, 7, 0, 0, 0]);

/**
 * Puts the messages of `COPY … FROM STDIN` together. PGlite is given one message at a time, and ends when a COPY asks
 * for rows that are not in the message that began it; given all of them as one, it reads them as PostgreSQL does. So
 * the client is told to send its rows here, and PGlite is asked once they are all there.
 */
export class CopyRequests {
  private messages: Uint8Array[] = [];

  /** Whether rows of a COPY are still to come. */
  get isOpen(): boolean {
    return this.messages.length > 0;
  }

  /** Answers what to tell the client meanwhile, or what PGlite is to be asked with. */
  take(message: Uint8Array): { reply: Uint8Array } | { request: Uint8Array; isCopy: boolean } {
    if (!this.isOpen && !beginsCopy(message)) return { request: message, isCopy: false };
    const type = message[0] ?? 0;
    if (!this.isOpen) {
      this.messages = [message];
      return { reply: ROWS_PLEASE };
    }
    if (type === COPY_DATA) this.messages.push(message);
    // Flush and Sync are ignored while rows arrive, as PostgreSQL does.
    if (!LAST_OF_A_COPY.has(type)) return { reply: new Uint8Array() };
    const request = Buffer.concat([...this.messages, message]);
    this.drop();
    return { request, isCopy: true };
  }

  /** For a client that vanished. */
  drop(): void {
    this.messages = [];
  }
}

function beginsCopy(message: Uint8Array): boolean {
  if (message[0] !== QUERY) return false;
  const statement = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
  return /^\s*COPY\b[^;]*\bFROM\s+STDIN\b/i.test(statement.toString('utf8', HEADER_BYTE_LENGTH));
}

/** PGlite's answer to a COPY without its own request for rows, which the client had before it sent them. */
export function withoutCopyInResponse(answer: Buffer): Buffer {
  return answer[0] === COPY_IN_RESPONSE ? answer.subarray(1 + answer.readInt32BE(1)) : answer;
}
