import { z } from 'zod';
import type { PhotoReading } from '~/core/photos/photo-words';

/** What the process that reads photos says to the one that asks it. */
export const answerSchema = z.discriminatedUnion('say', [
  z.object({ say: z.literal('ready') }),
  z.object({ say: z.literal('read'), reading: z.custom<PhotoReading>() }),
]);
export type Answer = z.output<typeof answerSchema>;

/** What one photo may take of the machine, all threads of the process together. */
export const boundsSchema = z.object({
  mostMemoryBytes: z.number().positive(),
  mostCpuMs: z.number().positive(),
});
export type Bounds = z.output<typeof boundsSchema>;

/** How the process ends where a photo takes more. */
export const EXIT_CODES = { memory: 70, cpu: 71 } as const;
