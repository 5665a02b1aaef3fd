import { setFlagsFromString } from 'node:v8';

/** By how much more than what lived through the last collection the heap may grow before the next, in per cent. */
const GROWTH_PERCENT = 25;

/**
 * V8 lets a heap of some hundred megabytes double before it looks for garbage, and a sync leaves garbage with each
 * batch. With it a sync of 20,000 listings peaked at 333 to 345 MB (docs/benchmarks.md) instead of 493, and collecting
 * garbage took an eighth of its processor time. Unlike a limit on the heap, it ends no process that needs more for once.
 */
export function growHeapSlowly(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}
