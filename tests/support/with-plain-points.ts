import type { PriceHistory } from '~/core/prices/price-history';

/** With points as objects, to be compared with what a test spells out. */
export function withPlainPoints(history: PriceHistory) {
  return history.map((series) => ({ ...series, points: [...series.points] }));
}
