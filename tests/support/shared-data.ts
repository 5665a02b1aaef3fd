import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The optional folder of real catalogues, recordings and price series that lies beside the project. */
const folder = resolve(import.meta.dirname, '../../../shared/data');

/** Absolute path inside the optional data folder. */
export function sharedData(...parts: string[]): string {
  return resolve(folder, ...parts);
}

/** False where the optional data is absent: pass its negation to `describe.skipIf`. */
export const hasSharedData = existsSync(folder);

const graphqlFolder = resolve(import.meta.dirname, '../../../shared/graphql');

/** Absolute path inside the optional folder of Admin GraphQL documents that validate. */
export function sharedGraphql(...parts: string[]): string {
  return resolve(graphqlFolder, ...parts);
}

/** False where the optional documents are absent: pass its negation to `describe.skipIf`. */
export const hasSharedGraphql = existsSync(graphqlFolder);
