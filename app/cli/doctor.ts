import { parseArgs } from 'node:util';
import { isStoreDomain } from '~/core/store/store-domain';
import { runDoctor } from '~/doctor/run-doctor';

const HELP = `Usage: npm run doctor [-- --store STORE]

Checks the environment, the address, scopes, database, mail server, clock and whether Shopify is reached. With
--store it makes each kind of request that the app makes of that store, with the token that is stored, and prints
what Shopify answered and what to do. It changes nothing in the store; it runs one empty bulk query.

  --store STORE   such as my-store.myshopify.com, where the app is installed
  --help          this text

Exit status: 0 no problem, 1 a problem, 2 bad input. Secrets are not printed.
`;

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const asked = parse(args);
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\n`);
    return 2;
  }
  if (asked.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const ports = { fetch, now: () => new Date() };
  const { report, hasProblem } = await runDoctor(process.env, asked, ports);
  process.stdout.write(report);
  return hasProblem ? 1 : 0;
}

/** A sentence where it is not what the command takes. */
function parse(args: string[]): { store: string | null; help: boolean } | string {
  try {
    const { values } = parseArgs({
      args,
      options: { store: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    const store = values.store?.toLowerCase() ?? null;
    if (store !== null && !isStoreDomain(store)) {
      return '--store must be a store’s own domain, such as my-store.myshopify.com.';
    }
    return { store, help: values.help ?? false };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
