import type { Ports, ShopifyStore } from '~/services/ports';
import type { ShopifyDiscounts } from '~/services/promotions/ports';

type MortalPorts = Pick<
  Ports,
  'promotions' | 'promotionSales' | 'saleRuns' | 'queue' | 'shopify' | 'now' | 'log'
>;

export class Killed extends Error {}

/**
 * The same ports in a process that dies before its `step`-th call of a port: from then on nothing it asks for is
 * done. `step` 0: never. `calls`: what was called.
 */
export function dyingPorts(
  ports: MortalPorts,
  shopify: ShopifyStore,
  step: number,
  die: () => void = () => undefined,
): { ports: MortalPorts; calls: string[] } {
  const calls: string[] = [];
  const watched = <T extends object>(port: T, name: string): T =>
    new Proxy(port, {
      get(target, property) {
        const value: unknown = Reflect.get(target, property);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]): unknown => {
          calls.push(`${name}.${String(property)}`);
          if (step > 0 && calls.length >= step) {
            if (calls.length === step) die();
            return Promise.reject(new Killed());
          }
          return Reflect.apply(value, target, args);
        };
      },
    });
  const discounts: ShopifyDiscounts = watched(shopify.discounts, 'shopify');
  return {
    calls,
    ports: {
      now: ports.now,
      log: ports.log,
      promotions: watched(ports.promotions, 'records'),
      promotionSales: watched(ports.promotionSales, 'listings'),
      // Read alone, and no step of what is done.
      saleRuns: ports.saleRuns,
      queue: watched(ports.queue, 'queue'),
      shopify: () => Promise.resolve({ ...shopify, discounts }),
    },
  };
}
