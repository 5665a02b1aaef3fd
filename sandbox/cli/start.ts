/** `npm run sandbox`: a store alone, for an app that somebody else starts. */
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { SCHEMA_VERSION } from '../schema/version';
import { readAppConfiguration } from '../server/app-configuration';
import { readState } from '../server/state-file';
import { startSandbox, type RunningSandbox } from '../start-sandbox';
import { SettableClock } from '../store/clock';
import { OptionError } from './option-error';
import { parseSandboxOptions, SANDBOX_HELP, type SandboxOptions } from './options';
import { report } from './report';
import { loadSeed } from './store-options';

const PRELOAD = pathToFileURL(resolve(import.meta.dirname, '../preload.mjs')).href;

try {
  const options = parseSandboxOptions(process.argv.slice(2), process.env);
  if (options) await run(options);
  else process.stdout.write(SANDBOX_HELP);
} catch (error) {
  const { code, text } = report(error, '--port N or --proxy-port N');
  say(text);
  process.exitCode = code;
}

async function run(options: SandboxOptions): Promise<void> {
  const configuration = readAppConfiguration(options.toml);
  const apiKey = options['client-id'] ?? configuration.clientId;
  if (!apiKey) {
    throw new OptionError('--client-id must be given: the TOML file has no client_id.');
  }
  if (configuration.apiVersion !== SCHEMA_VERSION) {
    say(`The app asks for ${configuration.apiVersion}; the store answers by ${SCHEMA_VERSION}.`);
  }
  const { lastNow } = readState(options.state ?? null);
  // The app may have kept what it read until then: a clock that went back would make that the future.
  const now = new Date(Math.max((options.now ?? new Date()).getTime(), lastNow?.getTime() ?? 0));
  const sandbox = await startSandbox({
    seed: (seedNow) => loadSeed(options, seedNow),
    apiKey,
    apiSecret: options.secret,
    appToml: options.toml,
    appUrl: options['app-url'],
    productLink: options['product-link'],
    clock: new SettableClock(now, { running: true }),
    adminPort: options.port,
    proxyPort: options['proxy-port'],
    stateFile: options.state,
  });
  endOnSignals(sandbox);
  const { store } = sandbox;
  say(`${store.shop.name}: ${store.catalogue.size} products. Ctrl-C ends it.\n`);
  say(instructions(sandbox, apiKey, configuration.scopes, options['app-url']));
  process.stdout.write(`Open ${sandbox.adminUrl}\n`);
}

/** Named as `shopify app dev` names what it hands to an app. */
function instructions(
  { adminUrl, appOrigin }: RunningSandbox,
  apiKey: string,
  scopes: string[],
  appUrl: string,
): string {
  return `Start the app, at ${appUrl}, with this environment:

  SHOPIFY_API_KEY=${apiKey}
  SHOPIFY_API_SECRET=(the --secret)
  SHOPIFY_APP_URL=${appOrigin}
  SCOPES=${scopes.join(',')}
  SANDBOX_ORIGIN=${adminUrl}
  NODE_OPTIONS=--import=${PRELOAD}

The last two lead a Node app's requests to Shopify here; for others see sandbox/ARCHITECTURE.md.
`;
}

function endOnSignals(sandbox: RunningSandbox): void {
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // Ctrl-C reaches this process from the terminal and again from npm.
      if (isStopping) return;
      isStopping = true;
      void sandbox.stop().then(() => process.exit(0));
    });
  }
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
