import { eraseStore } from './erase-store';
import type { RunnableJob } from './job';
import { lookAtDiscount } from './look-at-discount';
import { refreshListing } from './refresh-listing';
import { removeListing } from './remove-listing';
import { runDigests } from './run-digests';
import { schedulePromotion } from './schedule-promotion';
import { sweepDigests } from './sweep-digests';
import { sendFlowEvents } from './send-flow-events';
import { sweepFlow } from './sweep-flow';
import { syncDaily } from './sync-daily';
import { syncStore } from './sync-store';

export const JOBS: readonly RunnableJob[] = [
  syncStore,
  syncDaily,
  refreshListing,
  removeListing,
  schedulePromotion,
  lookAtDiscount,
  sweepDigests,
  runDigests,
  sweepFlow,
  sendFlowEvents,
  eraseStore,
];
