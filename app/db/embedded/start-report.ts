import { z } from 'zod';

/** What the server process tells the process that started it. */
export const startReportSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ready') }),
  /** Another process has the data directory open. */
  z.object({ state: z.literal('taken') }),
  z.object({ state: z.literal('failed'), message: z.string(), code: z.string().optional() }),
]);
export type StartReport = z.infer<typeof startReportSchema>;

export function embeddedUrl(port: number): string {
  return `postgresql://postgres@127.0.0.1:${port}/postgres?sslmode=disable`;
}
