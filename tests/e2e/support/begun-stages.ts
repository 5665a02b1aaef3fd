import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openEmbeddedDatabase } from '~/db/embedded/embedded-database';
import { KEPT } from './stage-folder';

declare module 'vitest' {
  export interface ProvidedContext {
    /** What stages go on from: each file of tests would else make it anew. */
    begunStages: {
      /** Folder of a stage before the first store: making the app's database takes most of the time that it takes to start. */
      new: string;
      /** Where stages with the app installed are kept, once a file has made one. */
      installed: string;
      /** When the run began: stores that are made for today are all made for then. */
      now: string;
    };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'borealist-begun-'));
  const stages = { new: join(folder, 'new'), installed: folder, now: new Date().toISOString() };
  await (await openEmbeddedDatabase(join(stages.new, KEPT.app))).close();
  project.provide('begunStages', stages);
  return () => rm(folder, { recursive: true, force: true });
}
