import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const measurement = z.object({
  name: z.string(),
  measured: z.string(),
  floor: z.string().optional(),
  ratio: z.number().optional(),
  budget: z.string().optional(),
  /** Absent where there is no budget. */
  isMet: z.boolean().optional(),
});

/** One line of the report: what was measured, beside the floor of the same run and its budget. */
export type Measurement = z.infer<typeof measurement>;

/** What `--json` of an earlier run wrote. */
export async function readStored(file: string): Promise<Measurement[]> {
  return z.array(measurement).parse(JSON.parse(await readFile(file, 'utf8')));
}

/** Smaller moves come from run to run. */
const MOVED_BY = 0.1;

/** Of figures that both runs have; only ratios compare, since machines and hours differ. */
export function whatMoved(before: readonly Measurement[], after: readonly Measurement[]): string {
  const earlier = new Map(before.map(({ name, ratio }) => [name, ratio]));
  const compared = after.flatMap(({ name, ratio }) => {
    const was = earlier.get(name);
    return was === undefined || ratio === undefined ? [] : [{ name, was, ratio }];
  });
  const moved = compared
    .filter(({ was, ratio }) => Math.abs(ratio / was - 1) > MOVED_BY)
    .map(
      ({ name, was, ratio }) => `${name}: ${was.toFixed(2)} × before, ${ratio.toFixed(2)} × now`,
    );
  const others = compared.length - moved.length;
  return [
    ...moved,
    `${others} of ${compared.length} ratios did not move by more than a tenth.`,
  ].join('\n');
}

export function inMilliseconds(ms: number): string {
  if (ms >= 10_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${ms >= 10 ? ms.toFixed(0) : ms.toPrecision(2)} ms`;
}

/** `share` from 0 to 1, nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

export function asTable(measurements: readonly Measurement[]): string {
  const rows = measurements.map(({ name, measured, floor, ratio, budget, isMet }) => [
    name,
    measured,
    floor ?? '',
    ratio === undefined ? '' : `${ratio.toFixed(2)} ×`,
    budget ?? '',
    isMet === undefined ? '' : isMet ? 'met' : 'missed',
  ]);
  const head = ['what', 'measured', 'floor', 'ratio', 'budget', ''];
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
