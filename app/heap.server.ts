import { setFlagsFromString } from 'node:v8';

/** By how much more than what lived through the last collection the heap may grow before the next, in per cent. */
const GROWTH_PERCENT = 100;

/**
 * V8 lets a heap of some hundred megabytes more than double before it looks for garbage, and a sync leaves garbage with
 * each batch: 20,000 listings peaked at 493 MB. What is young is bounded where the process is started, since V8 reads
 * that but once: `--max-semi-space-size` in package.json. Both together peak at 324 MB (docs/benchmarks.md); without the
 * second, a heap that grows by 25 % took more, and a fifth more processor time. Unlike a limit on the heap, neither ends
 * a process that needs more for once.
 */
export function growHeapSlowly(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}
