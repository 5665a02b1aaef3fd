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
  let after = '';
  for (;;) {
    const rows = await prisma.session.findMany({
      where: { id: { gt: after } },
      select: { id: true, accessToken: true, refreshToken: true },
      orderBy: { id: 'asc' },
      take: AT_ONCE,
    });
    for (const row of rows) rotation[await rotateOne(prisma, cipher, row)] += 1;
    const last = rows.at(-1);
    if (last === undefined) return rotation;
    after = last.id;
  }
}

async function rotateOne(
  prisma: PrismaClient,
  cipher: TokenCipher,
  row: { id: string; accessToken: string; refreshToken: string | null },
): Promise<keyof Rotation> {
  const { id, accessToken, refreshToken } = row;
  const stored = { accessToken, refreshToken: refreshToken ?? '' };
  const names = (['accessToken', 'refreshToken'] as const).filter((name) => stored[name] !== '');
  if (names.every((name) => cipher.isCurrent(stored[name]))) return 'current';
  try {
    const anew = names.map((name) => {
      const context = `${id} ${name}`;
      return [name, cipher.encrypt(cipher.decrypt(stored[name], context), context)] as const;
    });
    const { count } = await prisma.session.updateMany({
      where: { id, accessToken, refreshToken },
      data: Object.fromEntries(anew),
    });
    return count === 1 ? 'changed' : 'current';
  } catch (error) {
    if (error instanceof TokenCipherError) return 'unreadable';
    throw error;
  }
}
