import type { Measurement } from '../bench/measurement';
import type { SoakSample } from './soak-sample';

/** By how much the last third may be above the middle one; `null`: shown, and grows by what it holds. */
const MAY_GROW: Record<Exclude<keyof SoakSample, 'minute'>, number | null> = {
  memoryMb: 1.15,
  heapMb: 1.25,
  delayMs: null,
  connections: 1.1,
  jobsWaiting: null,
  queueMb: 1.25,
  deadTuples: null,
  // A record of each delivery, kept for days.
  deliveriesMb: null,
  othersMb: 1.25,
};

const NAMES: Record<keyof typeof MAY_GROW, string> = {
  memoryMb: 'memory, MB',
  heapMb: 'heap, MB',
  delayMs: 'event loop, delayed (p99), ms',
  connections: 'connections to the database',
  jobsWaiting: 'jobs waiting',
  queueMb: 'tables of the queue, MB',
  deadTuples: 'dead rows of the queue',
  deliveriesMb: 'records of deliveries, MB',
  othersMb: 'other tables, MB',
};

/** The last third of a soak beside its middle third: what a start takes is in neither. */
export function flatness(samples: readonly SoakSample[]): Measurement[] {
  const third = Math.floor(samples.length / 3);
  const middle = samples.slice(third, 2 * third);
  const last = samples.slice(-third);
  return keysOf(MAY_GROW).flatMap((key) => {
    const [before, after] = [mean(middle, key), mean(last, key)];
    if (before === null || after === null) return [];
    const most = MAY_GROW[key];
    return {
      name: `soak: ${NAMES[key]}`,
      measured: after.toFixed(1),
      floor: `${before.toFixed(1)} in the middle third`,
      ...(before > 0 && { ratio: after / before }),
      ...(most !== null && { budget: `≤ ${most} ×`, isMet: after <= most * before }),
    };
  });
}

/** For a look at each minute. */
export function asLines(samples: readonly SoakSample[]): string {
  const keys = keysOf(MAY_GROW);
  const rows = samples.map((sample) => [
    String(sample.minute),
    ...keys.map((key) => sample[key]?.toFixed(1) ?? ''),
  ]);
  const head = ['minute', ...keys.map((key) => NAMES[key])];
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function mean(samples: readonly SoakSample[], key: keyof typeof MAY_GROW): number | null {
  const values = samples.map((sample) => sample[key]).filter((value) => value !== null);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function keysOf(record: typeof MAY_GROW): (keyof typeof MAY_GROW)[] {
  return Object.keys(record) as (keyof typeof MAY_GROW)[];
}
