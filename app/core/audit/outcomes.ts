import type { Finding, Outcome } from './outcome';

/** `fail` with the findings, `pass` where there are none. Only for a rule that has seen all that it asks about. */
export function failOrPass(findings: Finding[]): Outcome {
  const [first, ...others] = findings;
  return first ? { outcome: 'fail', findings: [first, ...others] } : { outcome: 'pass' };
}
