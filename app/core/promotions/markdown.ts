import type { Margin } from './suggestions/margin';
import type { StockCover } from './suggestions/suggestion';

/** Stock that a season is going to leave, and how deep a markdown would clear it. */
export interface Markdown {
  stock: number;
  /** Until the season's end, at today's price. */
  projectedUnits: number;
  leftoverUnits: number;
  /** Off the price, in whole percent. `null`: the cost leaves no room. */
  depthPercent: number | null;
  /** `cost`: deeper would sell below cost. `most`: deeper than anyone is advised. `null`: it clears the stock. */
  boundedBy: 'cost' | 'most' | null;
  /** Units that it is expected to leave nevertheless. */
  leftAfterwards: number;
  knowsCost: boolean;
}

/**
 * How much more is sold at a lower price: the mean of 1,851 price elasticities in 81 studies, -2.62 (Bijmolt, van
 * Heerde and Pieters, Journal of Marketing Research 42, 2005). A mean over goods and brands, so that the depth is a
 * place to start from, not a promise.
 */
const PRICE_ELASTICITY = -2.62;

/** [J] */
const LEAST_DEPTH_PERCENT = 10;
const MOST_DEPTH_PERCENT = 50;
const DEPTH_STEP_PERCENT = 5;
/** [J] A rest of a few units, or of a tenth, is no reason to change a price. */
const LEAST_LEFTOVER_UNITS = 3;
const LEAST_LEFTOVER_SHARE = 0.1;

/** `null`: nothing to speak of will be left, or nobody can tell. */
export function markdownOf(stock: StockCover, margin: Margin): Markdown | null {
  if (stock.kind !== 'known' || stock.projected === null) return null;
  const { units, projected } = stock;
  const leftoverUnits = units - Math.round(projected.units);
  if (leftoverUnits < Math.max(LEAST_LEFTOVER_UNITS, LEAST_LEFTOVER_SHARE * units)) return null;
  const wanted = clearingDepthPercent(units, projected.units);
  const room = margin.kind === 'known' ? Math.floor(margin.percent) : 100;
  const depth = Math.min(wanted, MOST_DEPTH_PERCENT, room);
  const depthPercent = depth < Math.min(LEAST_DEPTH_PERCENT, wanted) ? null : depth;
  const sold = projected.units * (1 - (depthPercent ?? 0) / 100) ** PRICE_ELASTICITY;
  return {
    stock: units,
    projectedUnits: Math.round(projected.units),
    leftoverUnits,
    depthPercent,
    boundedBy: boundOf(wanted, depth, room),
    leftAfterwards: Math.max(0, units - Math.round(sold)),
    knowsCost: margin.kind === 'known',
  };
}

/** Deep enough to sell all of it, in steps that merchants use. */
function clearingDepthPercent(stock: number, projectedUnits: number): number {
  const exact = (1 - (projectedUnits / stock) ** (-1 / PRICE_ELASTICITY)) * 100;
  const stepped = Math.ceil(exact / DEPTH_STEP_PERCENT) * DEPTH_STEP_PERCENT;
  return Math.max(LEAST_DEPTH_PERCENT, stepped);
}

function boundOf(wanted: number, depth: number, room: number): Markdown['boundedBy'] {
  if (depth === wanted) return null;
  return depth === room ? 'cost' : 'most';
}
