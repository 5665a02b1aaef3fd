import type { SandboxPriceChange } from '../../model';
import { randomNumbers } from '../random';
import { traitsOf } from './traits';

const DAY_MS = 86_400_000;
const VOLATILE_CHANGES = 7;
const DAYS_BETWEEN_CHANGES = 12;

/** Oldest first, over all products: a volatile price moves every twelve days, a promoted one dips and returns. */
export function priceChanges(products: number, seed: number, now: Date): SandboxPriceChange[] {
  const changes: SandboxPriceChange[] = [];
  const add = (index: number, daysAgo: number, factor: number): void => {
    for (let position = 0; position < traitsOf(index).variants; position += 1) {
      changes.push({
        at: new Date(now.getTime() - daysAgo * DAY_MS).toISOString(),
        sku: skuAt(index, position),
        price: round(presentPrice(index, position, seed) * factor),
        compareAtPrice: null,
      });
    }
  };
  for (let index = 0; index < products; index += 1) {
    const { price } = traitsOf(index);
    if (price === 'volatile') {
      // Rising all the way, so that no two changes look like a promotion that came and went.
      for (let step = VOLATILE_CHANGES; step >= 0; step -= 1) {
        add(index, step * DAYS_BETWEEN_CHANGES, 1 - step * 0.06);
      }
    } else if (price === 'promoted') {
      add(index, 120, 1);
      add(index, 60, 0.8);
      add(index, 46, 1);
    }
  }
  return changes.sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}

export function presentPrice(index: number, position: number, seed: number): number {
  const base = 12 + Math.floor(productRandom(seed, index)() * 90);
  return base + position * 4 + 0.99;
}

export function skuAt(index: number, position: number): string {
  return `AN-${String(index + 1).padStart(6, '0')}-${position + 1}`;
}

/** Begun anew for each product, so that any can be made alone. */
export function productRandom(seed: number, index: number): () => number {
  return randomNumbers(seed * 0x9e3779b1 + index * 0x85ebca6b);
}

/** To whole cents. */
export function round(amount: number): number {
  return Math.round(amount * 100) / 100;
}
