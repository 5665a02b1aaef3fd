import type { MediaStatus } from '../schema/generated/inputs.generated';
import type { MediaRecord } from './records';

/** How long a photo that was sent is worked on: [J], seconds in the recordings. */
export const PROCESSING_MS = 2000;

/** What Shopify has made of it by now. What a store was loaded with is ready. */
export function mediaStatus({ sent }: MediaRecord, now: Date): MediaStatus {
  if (sent === undefined) return 'READY';
  const sinceMs = now.getTime() - sent.at.getTime();
  if (sinceMs < PROCESSING_MS) return sinceMs === 0 ? 'UPLOADED' : 'PROCESSING';
  return sent.isPicture ? 'READY' : 'FAILED';
}
