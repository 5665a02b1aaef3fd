import { startSync } from './start-sync';

export const syncVerbs = { start: startSync };
