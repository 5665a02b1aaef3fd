/**
 * How many units came back together, as a mean in which each of them counts once: five on one order are 5, five on
 * five orders 1. At least 1. `returnedSquares`: over orders, the sum of the square of the units that came back.
 */
export function unitsTogether(returnedUnits: number, returnedSquares: number): number {
  return returnedUnits > 0 ? Math.max(1, returnedSquares / returnedUnits) : 1;
}
