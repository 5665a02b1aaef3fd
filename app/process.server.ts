import { inspect } from 'node:util';
import { EnvironmentError } from './env.server';
import { growHeapSlowly } from './heap.server';

/** A process gets this long to end in order, then it is ended. */
const STOP_WITHIN_MS = 10_000;
/** One Ctrl-C may arrive twice, from the terminal and from npm: only a later signal is a second one. */
const SAME_SIGNAL_WITHIN_MS = 2_000;

/** What keeps a process from starting, said in one sentence that names the fix. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/**
 * Starts a process and has it end in order on SIGINT and SIGTERM. `start` answers how to stop. A second signal
 * ends it at once.
 */
export async function runProcess(start: () => Promise<() => Promise<void>>): Promise<void> {
  growHeapSlowly();
  let stop: (() => Promise<void>) | undefined;
  let stoppingSince: number | undefined;
  const onSignal = () => {
    if (stop === undefined) process.exit(130);
    if (stoppingSince !== undefined) {
      if (Date.now() - stoppingSince < SAME_SIGNAL_WITHIN_MS) return;
      process.exit(130);
    }
    stoppingSince = Date.now();
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        say(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  try {
    stop = await start();
  } catch (error) {
    const expected = error instanceof StartError || error instanceof EnvironmentError;
    say(expected ? error.message : error);
    process.exit(1);
  }
}

/** Where nothing that this process does can succeed any more; what looks after it starts it again. */
export function endProcess(): void {
  process.exit(1);
}

/** Before there is a log, or after it. */
function say(problem: unknown): void {
  process.stderr.write(`${typeof problem === 'string' ? problem : inspect(problem)}\n`);
}
