import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { grantsSchema } from './access-tokens';
import { discountSchema } from '../store/discounts';
import { editSchema } from './product-editor';

const instant = z.iso.datetime().transform((text) => new Date(text));

const stateSchema = z.object({
  /** The instant that the seed was made for: made for another one, its prices and dates would move. */
  seedNow: instant.optional(),
  /** Where the clock stood. */
  lastNow: instant.optional(),
  language: z.enum(['en', 'fr']).default('en'),
  isInstalled: z.boolean().default(false),
  /** When the permission for bulk queries lapses. */
  bulkQueriesUntil: instant.nullable().default(null),
  grants: grantsSchema.default([]),
  /** Optional scopes that the merchant granted. */
  optionalScopes: z.array(z.string()).default([]),
  edits: z.array(editSchema).default([]),
  discounts: z.array(discountSchema).default([]),
});

/** What of a sandbox store outlives its process, so that an app that kept its data still fits it. */
export type SandboxState = z.output<typeof stateSchema>;

export function readState(file: string | null): SandboxState {
  return stateSchema.parse(file && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});
}

/** Whole or not at all: a killed process leaves the old state. */
export function writeState(file: string, state: SandboxState): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(state));
  renameSync(`${file}.new`, file);
}
