import type { PrismaClient } from '@prisma/client';
import { Session } from '@shopify/shopify-api';
import { PrismaSessionStorage } from '@shopify/shopify-app-session-storage-prisma';
import { TokenCipher } from './token-cipher';

/** Shopify's sessions in the database, with access and refresh tokens encrypted at rest. */
export class EncryptedSessionStorage extends PrismaSessionStorage<PrismaClient> {
  readonly #cipher: TokenCipher;

  /** Keys of 32 bytes: the first encrypts, each of them decrypts. */
  constructor(prisma: PrismaClient, keys: readonly [Buffer, ...Buffer[]]) {
    super(prisma);
    this.#cipher = new TokenCipher(keys);
  }

  override async storeSession(session: Session): Promise<boolean> {
    return super.storeSession(
      withTokens(session, (token, name) => this.#cipher.encrypt(token, `${session.id} ${name}`)),
    );
  }

  override async loadSession(id: string): Promise<Session | undefined> {
    const session = await super.loadSession(id);
    return session && this.#decrypt(session);
  }

  override async findSessionsByShop(shop: string): Promise<Session[]> {
    const sessions = await super.findSessionsByShop(shop);
    return sessions.map((session) => this.#decrypt(session));
  }

  #decrypt(session: Session): Session {
    return withTokens(session, (token, name) =>
      this.#cipher.decrypt(token, `${session.id} ${name}`),
    );
  }
}

function withTokens(
  session: Session,
  change: (token: string, name: 'accessToken' | 'refreshToken') => string,
): Session {
  const copy = new Session(session.toObject());
  if (session.accessToken) copy.accessToken = change(session.accessToken, 'accessToken');
  if (session.refreshToken) copy.refreshToken = change(session.refreshToken, 'refreshToken');
  return copy;
}
