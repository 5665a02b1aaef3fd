import { randomBytes } from 'node:crypto';
import { z } from 'zod';

/** Lifetimes of expiring offline tokens, as Shopify documents them. */
export const ACCESS_TOKEN_SECONDS = 3600;
export const REFRESH_TOKEN_SECONDS = 90 * 24 * 3600;
/** Lifetime of an online token. */
const ONLINE_TOKEN_SECONDS = 24 * 3600;

const grantSchema = z.object({
  accessToken: z.string(),
  kind: z.enum(['offline', 'online']),
  scope: z.string(),
  /** `null`: never. */
  expiresAtMs: z.number().nullable(),
  refreshToken: z.string().nullable(),
  refreshExpiresAtMs: z.number().nullable(),
});
export type Grant = z.infer<typeof grantSchema>;
export const grantsSchema = z.array(grantSchema);

/** Access tokens that the sandbox store has given out. */
export class AccessTokens {
  #grants: Grant[];

  constructor(
    private readonly nowMs: () => number,
    private readonly onChange: () => void,
    grants: Grant[] = [],
  ) {
    this.#grants = grants;
  }

  issue(kind: Grant['kind'], options: { scope: string; expiring: boolean }): Grant {
    const now = this.nowMs();
    const isRefreshable = kind === 'offline' && options.expiring;
    const lifeSeconds = kind === 'online' ? ONLINE_TOKEN_SECONDS : ACCESS_TOKEN_SECONDS;
    const grant: Grant = {
      accessToken: `${kind === 'offline' ? 'shpat' : 'shpua'}_${randomBytes(16).toString('hex')}`,
      kind,
      scope: options.scope,
      expiresAtMs: kind === 'online' || options.expiring ? now + lifeSeconds * 1000 : null,
      refreshToken: isRefreshable ? `shprt_${randomBytes(16).toString('hex')}` : null,
      refreshExpiresAtMs: isRefreshable ? now + REFRESH_TOKEN_SECONDS * 1000 : null,
    };
    this.#grants = this.#grants.filter((old) => this.#isUseful(old, now));
    this.#grants.push(grant);
    this.onChange();
    return grant;
  }

  isValid(accessToken: string): boolean {
    const now = this.nowMs();
    return this.#grants.some(
      (grant) =>
        grant.accessToken === accessToken &&
        (grant.expiresAtMs === null || grant.expiresAtMs > now),
    );
  }

  /** Exchanges a refresh token for a new pair; the old pair ends. `null`: unknown, used or expired. */
  rotate(refreshToken: string): Grant | null {
    const now = this.nowMs();
    const old = this.#grants.find((grant) => grant.refreshToken === refreshToken);
    if (!old || (old.refreshExpiresAtMs ?? 0) <= now) return null;
    this.#grants = this.#grants.filter((grant) => grant !== old);
    return this.issue('offline', { scope: old.scope, expiring: true });
  }

  revokeAll(): void {
    this.#grants = [];
    this.onChange();
  }

  toJSON(): Grant[] {
    return this.#grants;
  }

  #isUseful(grant: Grant, nowMs: number): boolean {
    return (
      grant.expiresAtMs === null ||
      Math.max(grant.expiresAtMs, grant.refreshExpiresAtMs ?? 0) > nowMs
    );
  }
}
