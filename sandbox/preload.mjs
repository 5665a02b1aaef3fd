/**
 * Loaded into the app's process (`node --import`) by the sandbox, so that the app talks to the sandbox store
 * instead of Shopify and lives by the sandbox's clock. The app itself has no switch for either.
 */
import { getGlobalDispatcher, setGlobalDispatcher } from 'undici';

const sandboxOrigin = process.env.SANDBOX_ORIGIN;
if (!sandboxOrigin) throw new Error('SANDBOX_ORIGIN is missing: the address of the sandbox store.');

/** Shopify's own hosts, and the one that keeps the results of bulk operations. */
const SHOPIFY_HOST = /(^|\.)(myshopify\.com|shopify\.com|storage\.googleapis\.com)$/;

/** Shopify's hosts become the first path segment of the sandbox, which serves all of them on loopback. */
function toSandbox(dispatch) {
  return (options, handler) => {
    const { hostname } = new URL(options.origin);
    if (!SHOPIFY_HOST.test(hostname)) return dispatch(options, handler);
    return dispatch(
      { ...options, origin: sandboxOrigin, path: `/${hostname}${options.path}` },
      handler,
    );
  };
}

// The built-in fetch and this undici share one dispatcher, under a global symbol; fetch captured earlier by a
// library looks it up at each call, so there is no race with imports.
setGlobalDispatcher(getGlobalDispatcher().compose(toSandbox));

let offsetMs = Number(process.env.SANDBOX_CLOCK_OFFSET_MS ?? 0);
const RealDate = Date;
const sandboxNow = () => RealDate.now() + offsetMs;

const SandboxDate = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [sandboxNow()] : args, newTarget),
  apply: () => new RealDate(sandboxNow()).toString(),
  get: (target, key) => (key === 'now' ? sandboxNow : Reflect.get(target, key)),
});
RealDate.prototype.constructor = SandboxDate;
globalThis.Date = SandboxDate;

/** A clock that runs with the sandbox's is left alone: to set it anew each time would make it go back by milliseconds. */
const CLOCK_TOLERANCE_MS = 250;
const CLOCK_EVERY_MS = 1000;

async function askClock() {
  try {
    const { now } = await (await fetch(new URL('/clock', sandboxOrigin))).json();
    const askedMs = RealDate.parse(now) - RealDate.now();
    if (Math.abs(askedMs - offsetMs) > CLOCK_TOLERANCE_MS) offsetMs = askedMs;
  } catch {
    // The sandbox is not up yet, or no more: the clock goes on as it was.
  }
}

// A process that the sandbox's owner starts is told the time; any other one asks for it.
if (process.env.SANDBOX_CLOCK_OFFSET_MS === undefined) {
  await askClock();
  setInterval(askClock, CLOCK_EVERY_MS).unref();
}

process.on('message', (message) => {
  if (typeof message?.clockOffsetMs === 'number') offsetMs = message.clockOffsetMs;
});
// A sandbox that was killed must not leave its app behind; listening must not keep the app alive.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
