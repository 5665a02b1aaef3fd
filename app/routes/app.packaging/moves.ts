export type Direction = 'left' | 'right' | 'up' | 'down';

export const DIRECTION_OF_KEY: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

interface Place {
  left: number;
  top: number;
}

/** Where to go from one of several places: along their order, or to the nearest one above or below; `null`: nowhere. */
export function nextPlace(places: readonly Place[], from: number, to: Direction): number | null {
  const here = places[from];
  if (here === undefined) return null;
  if (to === 'left' || to === 'right') {
    const next = from + (to === 'right' ? 1 : -1);
    return places[next] === undefined ? null : next;
  }
  const sign = to === 'down' ? 1 : -1;
  let nearest: number | null = null;
  let least = Infinity;
  for (const [index, { left, top }] of places.entries()) {
    const down = (top - here.top) * sign;
    if (down < 1) continue;
    // What stands in the same column comes before what is a little nearer in another one.
    const distance = down + 2 * Math.abs(left - here.left);
    if (distance < least) [nearest, least] = [index, distance];
  }
  return nearest;
}
