/**
 * `ok`: as it should be. `note`: it works, and something is worth knowing. `problem`: something has to change.
 * `unchecked`: what it needs is missing.
 */
export type CheckState = 'ok' | 'note' | 'problem' | 'unchecked';

export interface Checked {
  name: string;
  state: CheckState;
  /** What was found: a sentence or a few words. */
  found: string;
  /** What to do; absent where there is nothing to do. */
  remedy?: string;
}

/** What the doctor needs of the machine. */
export interface DoctorPorts {
  fetch: typeof fetch;
  now: () => Date;
}

export const ok = (name: string, found: string): Checked => ({ name, state: 'ok', found });

export const note = (name: string, found: string, remedy?: string): Checked => ({
  name,
  state: 'note',
  found,
  ...(remedy !== undefined && { remedy }),
});

export const problem = (name: string, found: string, remedy: string): Checked => ({
  name,
  state: 'problem',
  found,
  remedy,
});

export const unchecked = (name: string, found: string): Checked => ({
  name,
  state: 'unchecked',
  found,
});

export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message !== '') return error.message;
  // A connection that is tried at several addresses fails with one error for each.
  return error instanceof AggregateError ? error.errors.map(messageOf).join('; ') : error.name;
}
