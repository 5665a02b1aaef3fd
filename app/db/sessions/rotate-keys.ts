import type { PrismaClient } from '../generated/client';
import { TokenCipher, TokenCipherError } from './token-cipher';

export interface Rotation {
  /** Encrypted with the first key now, and with another one before. */
  changed: number;
  /** Had the first key already. */
  current: number;
  /** No key reads these: opening the app from Shopify's admin replaces them. */
  unreadable: number;
}

const AT_ONCE = 500;

/**
 * Encrypts every stored token with the first key. The app may run meanwhile: what it writes has the first key already,
 * and a session that changes while this looks is left as it was written.
 */
export async function rotateKeys(
  prisma: PrismaClient,
  keys: readonly [Buffer, ...Buffer[]],
): Promise<Rotation> {
  const cipher = new TokenCipher(keys);
  const rotation: Rotation = { changed: 0, current: 0, unreadable: 0 };
  for await (const row of sessionTokens(prisma))
    rotation[await rotateOne(prisma, cipher, row)] += 1;
  return rotation;
}

export interface KeyUse {
  sessions: number;
  /** Of a key that is not the first: `npm run keys -- rotate` encrypts them with it. */
  older: number;
  /** That no key reads. */
  unreadable: number;
}

/** By which keys stored tokens are encrypted. Changes nothing. */
export async function readKeyUse(
  prisma: PrismaClient,
  keys: readonly [Buffer, ...Buffer[]],
): Promise<KeyUse> {
  const cipher = new TokenCipher(keys);
  const use: KeyUse = { sessions: 0, older: 0, unreadable: 0 };
  for await (const row of sessionTokens(prisma)) {
    use.sessions += 1;
    const names = namesOf(row);
    if (names.some((name) => !reads(cipher, row, name))) use.unreadable += 1;
    else if (!names.every((name) => cipher.isCurrent(row[name]))) use.older += 1;
  }
  return use;
}

/** Tokens as they are stored; empty where there is none. */
interface TokensOfSession {
  id: string;
  accessToken: string;
  refreshToken: string;
  hasRefreshToken: boolean;
}

async function* sessionTokens(prisma: PrismaClient): AsyncGenerator<TokensOfSession> {
  let after = '';
  for (;;) {
    const rows = await prisma.session.findMany({
      where: { id: { gt: after } },
      select: { id: true, accessToken: true, refreshToken: true },
      orderBy: { id: 'asc' },
      take: AT_ONCE,
    });
    for (const { refreshToken, ...row } of rows) {
      yield { ...row, refreshToken: refreshToken ?? '', hasRefreshToken: refreshToken !== null };
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

function namesOf(row: TokensOfSession) {
  return (['accessToken', 'refreshToken'] as const).filter((name) => row[name] !== '');
}

function contextOf({ id }: TokensOfSession, name: string): string {
  return `${id} ${name}`;
}

function reads(
  cipher: TokenCipher,
  row: TokensOfSession,
  name: 'accessToken' | 'refreshToken',
): boolean {
  try {
    cipher.decrypt(row[name], contextOf(row, name));
    return true;
  } catch (error) {
    if (error instanceof TokenCipherError) return false;
    throw error;
  }
}

async function rotateOne(
  prisma: PrismaClient,
  cipher: TokenCipher,
  row: TokensOfSession,
): Promise<keyof Rotation> {
  const { id, accessToken, refreshToken, hasRefreshToken } = row;
  const names = namesOf(row);
  if (names.every((name) => cipher.isCurrent(row[name]))) return 'current';
  try {
    const anew = names.map((name) => {
      const context = contextOf(row, name);
      return [name, cipher.encrypt(cipher.decrypt(row[name], context), context)] as const;
    });
    const { count } = await prisma.session.updateMany({
      where: { id, accessToken, refreshToken: hasRefreshToken ? refreshToken : null },
      data: Object.fromEntries(anew),
    });
    return count === 1 ? 'changed' : 'current';
  } catch (error) {
    if (error instanceof TokenCipherError) return 'unreadable';
    throw error;
  }
}
