const MINUTE_MS = 60_000;

/**
 * Waits between attempts: servers that turn unknown senders away at first take them after minutes, outages last
 * hours. After these, some 27 hours in all, the digest is given up: the next one tells what it would have told. [J]
 */
const WAITS_MINUTES = [5, 15, 60, 120, 240, 480, 720] as const;

/** When to try again after the attempt of that number (1, 2, …) failed; `null`: not again. */
export function nextAttemptAt(attempt: number, failedAt: Date): Date | null {
  const minutes = WAITS_MINUTES[attempt - 1];
  return minutes === undefined ? null : new Date(failedAt.getTime() + minutes * MINUTE_MS);
}
