import { constants, setPriority } from 'node:os';
import { boundsSchema, EXIT_CODES, type Answer } from './conversation';
import { decode } from './decode';
import { readPrint } from './read-print';
import { createRecogniser } from './recognise';

/**
 * A process of its own, so that what somebody put into a photo can take no more than that process: it ends itself where a
 * photo takes too much memory or time of a processor, and gives way to everything else on the machine.
 */

const WATCHED_EVERY_MS = 50;

const bounds = boundsSchema.parse(JSON.parse(process.argv[2] ?? 'null'));

setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

// Ctrl-C reaches every process of the terminal; who asked ends this one, and its own end does.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());

const recogniser = await createRecogniser();
process.on('message', (photo: Buffer) => {
  const watching = watch();
  void read(photo).then((reading) => {
    clearInterval(watching);
    say({ say: 'read', reading });
  });
});
say({ say: 'ready' });

/** A picture is decoded and read in threads of their own, so that this one goes on watching. */
function watch(): NodeJS.Timeout {
  const before = process.cpuUsage();
  return setInterval(() => {
    if (process.memoryUsage.rss() > bounds.mostMemoryBytes) process.exit(EXIT_CODES.memory);
    const { user, system } = process.cpuUsage(before);
    if ((user + system) / 1000 > bounds.mostCpuMs) process.exit(EXIT_CODES.cpu);
  }, WATCHED_EVERY_MS);
}

async function read(photo: Buffer): Promise<Extract<Answer, { say: 'read' }>['reading']> {
  const picture = await decode(photo);
  if ('state' in picture) return picture;
  const words = await readPrint(picture, recogniser);
  return { state: 'read', words, width: picture.widthPx, height: picture.heightPx };
}

function say(answer: Answer): void {
  process.send?.(answer);
}
