import type { ShopifyStore } from '~/services/ports';
import { Killed } from './dying-ports';
import type { TestPorts } from './ports';

/** The same ports in a process that dies before its `step`-th call that changes something, here or at Shopify. */
export function dyingWriter(ports: TestPorts, step: number): { ports: TestPorts } {
  let calls = 0;
  const watched = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, property) {
        const value: unknown = Reflect.get(target, property);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]): unknown => {
          calls += 1;
          if (calls >= step) return Promise.reject(new Killed());
          return Reflect.apply(value, target, args);
        };
      },
    });
  const shopify = async (store: string): Promise<ShopifyStore> => {
    const opened = await ports.shopify(store);
    return Object.assign(Object.create(opened) as ShopifyStore, {
      values: watched(opened.values),
      salePrices: watched(opened.salePrices),
      readListings: (ids: string[]) => watched(opened).readListings(ids),
    });
  };
  return {
    ports: {
      ...ports,
      changes: watched(ports.changes),
      saleRuns: watched(ports.saleRuns),
      queue: watched(ports.queue),
      shopify,
    },
  };
}
