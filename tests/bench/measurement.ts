/** One line of the report: what was measured, beside the floor of the same run and its budget. */
export interface Measurement {
  name: string;
  measured: string;
  floor?: string;
  ratio?: number;
  budget?: string;
  /** Absent where there is no budget. */
  isMet?: boolean;
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
