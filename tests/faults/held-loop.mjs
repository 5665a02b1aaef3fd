// Loaded into the app's process before anything of its own: tells its parent, when asked, for how long its event loop
// was held since it was asked before. Plain JavaScript: the built app knows no TypeScript.
import { createHistogram } from 'node:perf_hooks';

const EVERY_MS = 5;
const held = createHistogram();
const mark = () => {
  // Of this thread alone, so that what else the machine does counts for nothing.
  const { user, system } = process.threadCpuUsage();
  return user + system;
};

let before = mark();
// While a callback runs no other does: what the thread worked between two of these is the longest any waited, give or
// take their distance.
setInterval(() => {
  const now = mark();
  held.record(Math.max(1, now - before));
  before = now;
}, EVERY_MS).unref();

process.on('message', (message) => {
  if (message !== 'held') return;
  process.send?.({ maxMs: held.max / 1000, p999Ms: held.percentile(99.9) / 1000 });
  held.reset();
});
process.channel?.unref();
