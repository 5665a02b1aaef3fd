import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import type { PhotoReading } from '~/core/photos/photo-words';
import { childScript } from '../child-script.server';
import { OutsideError } from '../services/outside-error';
import { answerSchema, EXIT_CODES, type Bounds } from './conversation';

export interface ReadingProcess {
  /** Where there is no reading, the process has ended. */
  read(photo: Buffer): Promise<PhotoReading>;
  hasEnded(): boolean;
  end(): Promise<void>;
}

/** Loading the languages takes a second. */
const READY_WITHIN_MS = 60_000;
/** A photo takes seconds; a process that gives way may wait for a processor much longer. */
const ANSWER_WITHIN_MS = 300_000;

/** @throws Error where the app itself is at fault */
export async function startReadingProcess(bounds: Bounds): Promise<ReadingProcess> {
  const { path, execArgv } = childScript('reading-process', import.meta);
  const child = fork(path, [JSON.stringify(bounds)], {
    execArgv,
    env: { ...process.env, NODE_OPTIONS: '' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  // The app may end while it waits for photos.
  child.unref();
  child.channel?.unref();
  const lastWords = collect(child.stderr);
  const ready = await nextOf(child, READY_WITHIN_MS);
  if (ready.what !== 'answer' || ready.answer.say !== 'ready') {
    child.kill('SIGKILL');
    throw new Error(`the process that reads photos did not start: ${lastWords()}`);
  }
  return {
    async read(photo) {
      child.send(photo);
      const next = await nextOf(child, ANSWER_WITHIN_MS);
      if (next.what === 'answer' && next.answer.say === 'read') return next.answer.reading;
      await end(child);
      if (next.what === 'late') {
        throw new OutsideError('unavailable', 'the machine is too busy to read a photo');
      }
      return { state: 'unreadable', why: whyNone(next) };
    },
    hasEnded: () => hasEnded(child),
    end: () => end(child),
  };
}

const MOST_LAST_WORDS = 2000;

/** Tesseract remarks on photos there, which nobody needs; what keeps the process from starting stands there too. */
function collect(stream: Readable | null): () => string {
  let said = '';
  stream?.setEncoding('utf8').on('data', (part: string) => {
    said = (said + part).slice(-MOST_LAST_WORDS);
  });
  return () => said.trim();
}

type Next =
  | { what: 'answer'; answer: ReturnType<typeof answerSchema.parse> }
  | { what: 'ended'; code: number | null }
  | { what: 'late' };

/** What the process does next. Until then the app does not end by itself. */
async function nextOf(child: ChildProcess, withinMs: number): Promise<Next> {
  return new Promise((resolve) => {
    const done = (next: Next) => {
      clearTimeout(late);
      child.off('message', onMessage).off('exit', onExit);
      resolve(next);
    };
    const onMessage = (message: unknown) => {
      done({ what: 'answer', answer: answerSchema.parse(message) });
    };
    const onExit = (code: number | null) => {
      done({ what: 'ended', code });
    };
    const late = setTimeout(() => {
      done({ what: 'late' });
    }, withinMs);
    child.once('message', onMessage).once('exit', onExit);
    if (hasEnded(child)) onExit(child.exitCode);
  });
}

function whyNone(next: Next): Extract<PhotoReading, { state: 'unreadable' }>['why'] {
  const code = next.what === 'ended' ? next.code : null;
  if (code === EXIT_CODES.memory) return 'tooLarge';
  return code === EXIT_CODES.cpu ? 'timedOut' : 'broken';
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.ref();
  child.kill('SIGKILL');
  await ended;
}
