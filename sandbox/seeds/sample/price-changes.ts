import type { SandboxPriceChange } from '../../model';
import type { SampleProduct } from './sample-product';

const DAY_MS = 86_400_000;

/** Two years of a product's prices before `now`, oldest first, the same for all its variants. */
export function priceChanges(
  product: SampleProduct,
  skus: string[],
  now: Date,
): SandboxPriceChange[] {
  const steps = stepsOf(product, now).filter((step) => step.at <= now.getTime());
  return steps.flatMap((step) =>
    skus.map((sku) => ({
      at: new Date(step.at).toISOString(),
      sku,
      price: step.price,
      compareAtPrice: step.compareAt,
    })),
  );
}

interface Step {
  at: number;
  price: number;
  compareAt: number | null;
}

function stepsOf(product: SampleProduct, now: Date): Step[] {
  const daysAgo = (days: number) => now.getTime() - days * DAY_MS;
  const regular: Step = {
    at: daysAgo(730),
    price: product.price,
    compareAt: product.compareAt ?? null,
  };
  switch (product.prices ?? 'steady') {
    case 'steady':
      return [regular];
    case 'jump':
      return [
        { ...regular, price: retail(product.price / 1.25), compareAt: null },
        { ...regular, at: daysAgo(60) },
      ];
    case 'endless-sale':
      return [
        { ...regular, price: product.compareAt ?? product.price, compareAt: null },
        { ...regular, at: daysAgo(182) },
      ];
    case 'restless':
      return Array.from({ length: 35 }, (_, index) => ({
        ...regular,
        at: daysAgo(730 - index * 21),
        price: retail(product.price * ([1, 1.08, 0.95, 1.12, 0.9][index % 5] ?? 1)),
      }));
    case 'seasonal-sales':
      return [regular, ...seasonalSales(product, now)];
  }
}

/** Back-to-school at 15% off and Black Friday at 25% off, with the regular price as the "was" price. */
function seasonalSales(product: SampleProduct, now: Date): Step[] {
  const year = now.getUTCFullYear();
  const regular = { price: product.price, compareAt: null };
  return [year - 2, year - 1, year]
    .flatMap((season) => [
      {
        at: Date.UTC(season, 7, 10, 4),
        price: retail(product.price * 0.85),
        compareAt: product.price,
      },
      { at: Date.UTC(season, 8, 2, 4), ...regular },
      {
        at: Date.UTC(season, 10, 20, 5),
        price: retail(product.price * 0.75),
        compareAt: product.price,
      },
      { at: Date.UTC(season, 11, 2, 5), ...regular },
    ])
    .filter((step) => step.at > now.getTime() - 729 * DAY_MS);
}

/** To the nearest half dollar, less one cent, as a shop would. */
function retail(price: number): number {
  return Math.round(price * 2) / 2 - 0.01;
}
