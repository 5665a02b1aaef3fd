import type { SandboxOrder } from '../../model';
import { randomNumbers } from '../random';
import type { SampleProduct } from './sample-product';

const DAY_MS = 86_400_000;
const DAYS = 730;
/** How much more a product sells in its season. */
const SEASON_LIFT = 3;

const DESTINATIONS: [weight: number, country: string, province: string][] = [
  [30, 'US', 'NY'],
  [20, 'US', 'CA'],
  [12, 'US', 'WA'],
  [16, 'CA', 'ON'],
  [14, 'CA', 'QC'],
  [8, 'CA', 'BC'],
];

/** Two years of single-line orders before `now`; the same ones at every call with the same `now`. */
export function sampleOrders(
  products: SampleProduct[],
  skusOf: (product: SampleProduct) => string[],
  priceAt: (sku: string, at: Date) => number | undefined,
  now: Date,
): SandboxOrder[] {
  const random = randomNumbers(20_261_101);
  const orders: SandboxOrder[] = [];
  for (let day = DAYS; day > 0; day -= 1) {
    for (const product of products) {
      const at = new Date(now.getTime() - day * DAY_MS + Math.floor(random() * DAY_MS));
      for (let units = unitsSold(product, at, random); units > 0; units -= 1) {
        const order = orderOf(product, skusOf(product), at, orders.length, random);
        for (const line of order.lines) {
          const unitPrice = priceAt(line.sku, at);
          if (unitPrice !== undefined) line.unitPrice = unitPrice;
        }
        orders.push(order);
      }
    }
  }
  return orders;
}

function unitsSold(product: SampleProduct, at: Date, random: () => number): number {
  const lift = product.season?.includes(at.getUTCMonth() + 1) ? SEASON_LIFT : 1;
  const expected = (product.unitsAMonth / 30.4) * lift;
  return Math.floor(expected) + (random() < expected % 1 ? 1 : 0);
}

function orderOf(
  product: SampleProduct,
  skus: string[],
  at: Date,
  index: number,
  random: () => number,
): SandboxOrder {
  const [, country, province] = weighted(DESTINATIONS, random);
  const returned = random() < (product.returns?.share ?? 0.04);
  return {
    name: `#${String(1001 + index)}`,
    createdAt: at.toISOString(),
    country,
    province,
    lines: [
      {
        sku: skus[Math.floor(random() * skus.length)] ?? product.handle,
        quantity: 1,
        returnedQuantity: returned ? 1 : 0,
        returnReason: returned ? (product.returns?.reason ?? 'Customer changed their mind') : null,
      },
    ],
    fulfilledAt: new Date(at.getTime() + (1 + Math.floor(random() * 3)) * DAY_MS).toISOString(),
  };
}

/** The heavier, the likelier. */
function weighted<T extends [weight: number, ...unknown[]]>(choices: T[], random: () => number): T {
  let mark = random() * choices.reduce((sum, [weight]) => sum + weight, 0);
  const found = choices.find(([weight]) => (mark -= weight) < 0) ?? choices[0];
  if (!found) throw new Error('Nothing to pick from');
  return found;
}
