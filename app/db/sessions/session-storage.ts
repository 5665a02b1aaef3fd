import { Session } from '@shopify/shopify-api';
import type { SessionStorage } from '@shopify/shopify-app-session-storage';
import type { PrismaClient, Session as SessionRow } from '../generated/client';
import { TokenCipher, TokenCipherError } from './token-cipher';

/** Shopify's sessions in the database, with access and refresh tokens encrypted at rest. */
export class EncryptedSessionStorage implements SessionStorage {
  readonly #prisma: PrismaClient;
  readonly #cipher: TokenCipher;
  readonly #onUnreadable: (store: string, error: TokenCipherError) => void;

  /**
   * Keys of 32 bytes: the first encrypts, each of them decrypts. A session that none of them decrypts counts as
   * absent, so that opening the app gets a new one; `onUnreadable` is told why.
   */
  constructor(
    prisma: PrismaClient,
    keys: readonly [Buffer, ...Buffer[]],
    onUnreadable: (store: string, error: TokenCipherError) => void,
  ) {
    this.#prisma = prisma;
    this.#cipher = new TokenCipher(keys);
    this.#onUnreadable = onUnreadable;
  }

  async storeSession(session: Session): Promise<boolean> {
    const row = rowOf(
      withTokens(session, (token, name) => this.#cipher.encrypt(token, `${session.id} ${name}`)),
    );
    // Two processes may sign in at once: the token that was given first never takes the other's place.
    const isNoNewer = row.expires && { OR: [{ expires: null }, { expires: { lte: row.expires } }] };
    const { count } = await this.#prisma.session.updateMany({
      where: { id: row.id, ...isNoNewer },
      data: row,
    });
    if (count === 0) await this.#prisma.session.createMany({ data: [row], skipDuplicates: true });
    return true;
  }

  async claimRefresh(id: string, at: Date, until: Date): Promise<boolean> {
    const { count } = await this.#prisma.session.updateMany({
      where: { id, OR: [{ refreshingUntil: null }, { refreshingUntil: { lte: at } }] },
      data: { refreshingUntil: until },
    });
    return count > 0;
  }

  async releaseRefresh(id: string): Promise<void> {
    await this.#prisma.session.updateMany({ where: { id }, data: { refreshingUntil: null } });
  }

  async loadSession(id: string): Promise<Session | undefined> {
    const row = await this.#prisma.session.findUnique({ where: { id } });
    return row === null ? undefined : this.#decrypt(sessionOf(row));
  }

  deleteSession(id: string): Promise<boolean> {
    return this.deleteSessions([id]);
  }

  async deleteSessions(ids: string[]): Promise<boolean> {
    await this.#prisma.session.deleteMany({ where: { id: { in: ids } } });
    return true;
  }

  async findSessionsByShop(shop: string): Promise<Session[]> {
    const rows = await this.#prisma.session.findMany({
      where: { shop },
      orderBy: { expires: 'desc' },
    });
    return rows.flatMap((row) => this.#decrypt(sessionOf(row)) ?? []);
  }

  #decrypt(session: Session): Session | undefined {
    try {
      return withTokens(session, (token, name) =>
        this.#cipher.decrypt(token, `${session.id} ${name}`),
      );
    } catch (error) {
      if (!(error instanceof TokenCipherError)) throw error;
      this.#onUnreadable(session.shop, error);
      return undefined;
    }
  }
}

function rowOf(session: Session): Omit<SessionRow, 'refreshingUntil'> {
  const user = session.onlineAccessInfo?.associated_user;
  return {
    id: session.id,
    shop: session.shop,
    state: session.state,
    isOnline: session.isOnline,
    scope: session.scope ?? null,
    expires: session.expires ?? null,
    accessToken: session.accessToken ?? '',
    userId: user === undefined ? null : BigInt(user.id),
    firstName: user?.first_name ?? null,
    lastName: user?.last_name ?? null,
    email: user?.email ?? null,
    accountOwner: user?.account_owner ?? false,
    locale: user?.locale ?? null,
    collaborator: user?.collaborator ?? false,
    emailVerified: user?.email_verified ?? false,
    refreshToken: session.refreshToken ?? null,
    refreshTokenExpires: session.refreshTokenExpires ?? null,
  };
}

/** Shopify's own reader knows which columns make up the user of an online session. */
function sessionOf({ userId, expires, refreshTokenExpires, ...row }: SessionRow): Session {
  const columns = {
    ...row,
    userId: userId === null ? null : String(userId),
    expires: expires?.getTime() ?? null,
    refreshTokenExpires: refreshTokenExpires?.getTime() ?? null,
    // Of no concern to the library.
    refreshingUntil: null,
  };
  const given = Object.entries(columns).flatMap(
    ([name, value]): [string, string | number | boolean][] =>
      value === null ? [] : [[name, value]],
  );
  return Session.fromPropertyArray(given, true);
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
