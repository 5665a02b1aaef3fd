import { z } from 'zod';
import type { SandboxSeed } from '../../../sandbox/model';
import { sampleSeed } from '../sample-seed';
import { SettableClock } from '../../../sandbox/store/clock';
import { SandboxStore } from '../../../sandbox/store/sandbox-store';
import { createAdminEndpoint, type AdminEndpoint } from '../../../sandbox/graphql/endpoint';
import { WRITE_SCOPES } from '../../../sandbox/graphql/write-scopes';

const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.object({ code: z.string() }).loose().optional(),
      }),
    )
    .optional(),
  extensions: z
    .object({
      cost: z.object({
        requestedQueryCost: z.number(),
        actualQueryCost: z.number().nullable(),
        throttleStatus: z.object({
          maximumAvailable: z.number(),
          currentlyAvailable: z.number(),
          restoreRate: z.number(),
        }),
      }),
    })
    .optional(),
});

export type Answer = z.infer<typeof answerSchema>;

/** A sandbox store that stands still in time, with its endpoint. */
export interface TestEndpoint {
  store: SandboxStore;
  clock: SettableClock;
  endpoint: AdminEndpoint;
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
}

export async function testEndpoint(seed: SandboxSeed = sampleSeed()): Promise<TestEndpoint> {
  const clock = new SettableClock(new Date('2026-11-22T12:00:00Z'), { running: false });
  const store = await SandboxStore.load(seed, clock);
  // The seeds' orders are older than the 60 days that every app may read.
  store.grantedScopes = ['read_all_orders', 'read_publications', ...WRITE_SCOPES.values()];
  store.bulkAccess.allow();
  const endpoint = createAdminEndpoint(store, clock);
  return {
    store,
    clock,
    endpoint,
    ask: async (query, variables = {}) =>
      answerSchema.parse(
        JSON.parse(JSON.stringify((await endpoint.execute({ query, variables })).body)),
      ),
  };
}

/** Polls a condition that another turn of the event loop makes true. */
export async function until(isDone: () => boolean, timeoutMs = 10_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!isDone()) {
    if (performance.now() > deadline) throw new Error(`Not done within ${timeoutMs} ms`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
