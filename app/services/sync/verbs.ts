import { showSyncs } from './show-syncs';
import { startSync } from './start-sync';

export const syncVerbs = { start: startSync, list: showSyncs };
