import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;

/** The token cannot be read: its key is missing or wrong, or the stored text was altered. */
export class TokenCipherError extends Error {
  override name = 'TokenCipherError';
}

/**
 * Encrypts tokens as `v1.<key id>.<nonce>.<ciphertext>.<authentication tag>`, in base64url. The key id picks the
 * key again, so that a new key can be put first while the old one still reads.
 */
export class TokenCipher {
  readonly #keys: Map<string, Buffer>;
  readonly #firstId: string;

  /** Keys of 32 bytes: the first encrypts, each of them decrypts. */
  constructor(keys: readonly [Buffer, ...Buffer[]]) {
    for (const key of keys) {
      if (key.length !== 32) throw new TokenCipherError('An encryption key has 32 bytes.');
    }
    this.#firstId = keyId(keys[0]);
    this.#keys = new Map(keys.map((key) => [keyId(key), key]));
  }

  /** `context` says what the text belongs to; it decrypts with the same context only. */
  encrypt(text: string, context: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.#key(this.#firstId), nonce).setAAD(
      Buffer.from(context),
    );
    const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    const parts = [nonce, encrypted, cipher.getAuthTag()].map((part) => part.toString('base64url'));
    return ['v1', this.#firstId, ...parts].join('.');
  }

  /** Throws `TokenCipherError`. */
  decrypt(stored: string, context: string): string {
    const [version, id, ...encoded] = stored.split('.');
    const [nonce, encrypted, tag] = encoded.map((part) => Buffer.from(part, 'base64url'));
    if (version !== 'v1' || id === undefined || !nonce || !encrypted || tag?.length !== 16) {
      throw new TokenCipherError('A stored token is not in the form that this app writes.');
    }
    const key = this.#key(id);
    try {
      const decipher = createDecipheriv(ALGORITHM, key, nonce)
        .setAAD(Buffer.from(context))
        .setAuthTag(tag);
      return Buffer.concat([decipher.update(encrypted), decipher.final()]).toString('utf8');
    } catch (error) {
      throw new TokenCipherError('A stored token was altered, or belongs to another session.', {
        cause: error,
      });
    }
  }

  /** Whether a stored token was encrypted with the first key. */
  isCurrent(stored: string): boolean {
    return stored.startsWith(`v1.${this.#firstId}.`);
  }

  #key(id: string): Buffer {
    const key = this.#keys.get(id);
    if (key === undefined) {
      throw new TokenCipherError(
        `A stored token was encrypted with key ${id}, which ENCRYPTION_KEYS does not hold: add that key after the new one.`,
      );
    }
    return key;
  }
}

/** Names a key without giving it away. */
function keyId(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}
