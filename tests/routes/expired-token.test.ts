import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sessionToken, startApp } from './app-under-test';
import { serverBuild } from './server-build';

const folder = resolve(import.meta.dirname, '../../app/routes');

/** Routes within Shopify's admin, with a page of their own or not. */
const files = readdirSync(folder).filter((name) => /^app\./.test(name) && name !== 'app.tsx');

// Routes read the environment that an app under test has.
await startApp({});
const routes = Object.values((await serverBuild()).routes).flatMap((route) => {
  if (route.parentId !== 'routes/app') return [];
  const path = route.path === undefined ? '' : `/${route.path}`;
  return {
    id: route.id,
    address: `/app${path.replace(':id', '7').replace('*', 'x')}.data`,
    index: route.index ?? false,
    hasLoader: 'loader' in route.module,
    hasAction: 'action' in route.module,
  };
});

async function askedWithExpiredToken(address: string, init: RequestInit): Promise<Response> {
  const app = await startApp({});
  const past = Math.floor(Date.now() / 1000) - 600;
  const expired = await sessionToken(undefined, { over: { exp: past, nbf: past - 60 } });
  return app.fetch(address, { ...init, headers: { Authorization: `Bearer ${expired}` } });
}

describe('a session token that has expired', () => {
  it('is tried on every route that there is', () => {
    const names = files.map((name) =>
      existsSync(join(folder, name, 'route.tsx')) ? name : name.replace(/\.tsx?$/, ''),
    );
    expect(routes.map(({ id }) => id).toSorted()).toEqual(
      names.map((name) => `routes/${name}`).toSorted(),
    );
  });

  // An open page asks for the data of single routes.
  it.each(routes.filter(({ hasLoader }) => hasLoader))(
    '$id: what is read is asked for again with a new one',
    async ({ id, address }) => {
      const response = await askedWithExpiredToken(`${address}?_routes=${id}`, {});
      expect(response.status).toBe(401);
      expect(response.headers.get('X-Shopify-Retry-Invalid-Session-Request')).toBe('1');
    },
  );

  it.each(routes.filter(({ hasAction }) => hasAction))(
    '$id: what is done is asked for again with a new one',
    async ({ address, index }) => {
      const init = { method: 'POST', body: new URLSearchParams({ intent: 'x' }) };
      const response = await askedWithExpiredToken(index ? `${address}?index` : address, init);
      expect(response.status).toBe(401);
      expect(response.headers.get('X-Shopify-Retry-Invalid-Session-Request')).toBe('1');
    },
  );
});
