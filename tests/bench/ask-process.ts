import { fork } from 'node:child_process';
import type { z } from 'zod';
import { scripts } from '../../package.json';
import { bundleProcess } from '../support/bundle-process';

/** Runs a file, bundled, in a process of its own started as the app's are, and answers what it sends. */
export async function askProcess<Answer>(
  source: string,
  argument: string,
  answer: z.ZodType<Answer>,
): Promise<Answer> {
  const bundle = await bundleProcess(source);
  const child = fork(bundle.file, [argument], {
    execArgv: scripts.worker.split(' ').filter((word) => word.startsWith('--')),
  });
  const asked = new Promise<Answer>((settle, reject) => {
    child.once('message', (message) => {
      const parsed = answer.safeParse(message);
      if (parsed.success) settle(parsed.data);
      else reject(parsed.error);
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(new Error(`The process of ${source} ended with code ${code}.`));
    });
  });
  return asked.finally(bundle.remove);
}
