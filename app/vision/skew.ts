import type { Plane } from './plane';

/** Print that is turned by more is not looked for. */
const MOST_DEGREES = 12;
/** So much sharper the rows have to be than those of level print. */
const LEAST_GAIN = 1.15;
/** Fewer tell nothing. */
const LEAST_POINTS = 50;
const INK = 160;
/** Every other pixel of every other row is enough. */
const STEP = 2;

/**
 * By how many degrees lines of black print on white are turned, clockwise: looked along them, rows are either full or
 * empty.
 */
export function skewOf(plane: Plane): number {
  const points = inkOf(plane);
  if (points.length < 2 * LEAST_POINTS) return 0;
  const { widthPx, heightPx } = plane;
  const level = sharpness(points, widthPx, heightPx, 0);
  let best = { degrees: 0, score: level };
  const look = (degrees: number) => {
    const score = sharpness(points, widthPx, heightPx, degrees);
    if (score > best.score) best = { degrees, score };
  };
  for (let degrees = -MOST_DEGREES; degrees <= MOST_DEGREES; degrees += 1) look(degrees);
  const around = best.degrees;
  for (const beside of [-0.5, 0.5]) look(around + beside);
  return best.score > LEAST_GAIN * level ? best.degrees : 0;
}

/** x, y, x, y … */
function inkOf({ pixels, widthPx, heightPx }: Plane): number[] {
  const points: number[] = [];
  for (let y = 0; y < heightPx; y += STEP) {
    for (let x = 0; x < widthPx; x += STEP) {
      if ((pixels[y * widthPx + x] ?? 255) < INK) points.push(x, y);
    }
  }
  return points;
}

function sharpness(points: number[], width: number, height: number, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const above = Math.ceil(Math.abs(slope) * width);
  const rows = new Float64Array(Math.ceil((height + 2 * above) / STEP) + 2);
  for (let next = 0; next < points.length; next += 2) {
    const y = (points[next + 1] ?? 0) - slope * (points[next] ?? 0) + above;
    const row = Math.round(y / STEP);
    rows[row] = (rows[row] ?? 0) + 1;
  }
  let score = 0;
  for (let row = 1; row < rows.length; row += 1) {
    score += ((rows[row] ?? 0) - (rows[row - 1] ?? 0)) ** 2;
  }
  return score;
}
