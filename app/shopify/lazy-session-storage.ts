import type { SessionStorage } from '@shopify/shopify-app-session-storage';

/** A storage that is there at once for routes to import, while the database behind it still starts. */
export function lazySessionStorage(open: () => Promise<SessionStorage>): SessionStorage {
  return {
    storeSession: async (session) => (await open()).storeSession(session),
    loadSession: async (id) => (await open()).loadSession(id),
    deleteSession: async (id) => (await open()).deleteSession(id),
    deleteSessions: async (ids) => (await open()).deleteSessions(ids),
    findSessionsByShop: async (shop) => (await open()).findSessionsByShop(shop),
  };
}
