import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openEmbeddedDatabase } from '~/db/embedded/embedded-database';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of an app's data, as they are before the first store: apps that begin with a copy start sooner. */
    newAppData: string;
  }
}

/** Making a database takes most of the time that an app takes to start: it is made once for all that are started. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'borealist-new-'));
  await (await openEmbeddedDatabase(folder)).close();
  project.provide('newAppData', folder);
  return () => rm(folder, { recursive: true, force: true });
}
