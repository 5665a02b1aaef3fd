import { eraseStore } from './erase-store';
import type { RunnableJob } from './job';
import { refreshListing } from './refresh-listing';
import { removeListing } from './remove-listing';
import { syncDaily } from './sync-daily';
import { syncStore } from './sync-store';

export const JOBS: readonly RunnableJob[] = [
  syncStore,
  syncDaily,
  refreshListing,
  removeListing,
  eraseStore,
];
