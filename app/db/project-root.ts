import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that holds `prisma/`, wherever this code was built to. */
export function projectRoot(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'prisma', 'schema.prisma'))) return folder;
  }
  throw new Error(
    `No prisma/schema.prisma above ${import.meta.dirname}: start the app from its own folder.`,
  );
}
