import type { Plane } from './plane';

/** Mean and standard deviation of what is around each pixel. */
export interface Surroundings {
  means: Float32Array;
  spreads: Float32Array;
}

/** Of the square of `2 * radius + 1` pixels around each, by sums of all that is above and left of it. */
export function surroundingsOf(plane: Plane, radius: number): Surroundings {
  const { widthPx: width, heightPx: height } = plane;
  const { sums, squares } = sumsOf(plane);
  const stride = width + 1;
  const means = new Float32Array(width * height);
  const spreads = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const top = Math.max(0, y - radius);
    const bottom = Math.min(height, y + radius + 1);
    for (let x = 0; x < width; x += 1) {
      const left = Math.max(0, x - radius);
      const right = Math.min(width, x + radius + 1);
      const corners = [
        bottom * stride + right,
        bottom * stride + left,
        top * stride + right,
        top * stride + left,
      ] as const;
      const area = (right - left) * (bottom - top);
      const mean = within(sums, corners) / area;
      means[y * width + x] = mean;
      spreads[y * width + x] = Math.sqrt(
        Math.max(0, within(squares, corners) / area - mean * mean),
      );
    }
  }
  return { means, spreads };
}

function within(table: Float64Array, [a, b, c, d]: readonly [number, number, number, number]) {
  return (table[a] ?? 0) - (table[b] ?? 0) - (table[c] ?? 0) + (table[d] ?? 0);
}

function sumsOf({ pixels, widthPx: width, heightPx: height }: Plane) {
  const stride = width + 1;
  const sums = new Float64Array(stride * (height + 1));
  const squares = new Float64Array(stride * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let [sum, square] = [0, 0];
    for (let x = 0; x < width; x += 1) {
      const value = pixels[y * width + x] ?? 0;
      sum += value;
      square += value * value;
      const at = (y + 1) * stride + x + 1;
      sums[at] = (sums[at - stride] ?? 0) + sum;
      squares[at] = (squares[at - stride] ?? 0) + square;
    }
  }
  return { sums, squares };
}
