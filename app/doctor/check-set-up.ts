import type { Env } from '~/env.server';
import { trySmtp } from '~/email/transport/try-smtp';
import { checkDatabase } from './check-database';
import { messageOf, note, ok, problem, type Checked, type DoctorPorts } from './checks';
import type { Declared } from './declared';

const PLACEHOLDER_ID = /^0+$/;
const ANSWER_WITHIN_MS = 10_000;
/** Session tokens last a minute, and Shopify's library takes ten seconds of difference. */
const CLOCK_TOLERANCE_MS = 10_000;

/** All that can be told without a store. */
export async function checkSetUp(
  env: Env,
  declared: Declared,
  ports: DoctorPorts,
): Promise<Checked[]> {
  return [
    checkClient(env, declared),
    await checkAddress(env, declared, ports),
    checkScopes(env, declared),
    ...(await checkDatabase(env)),
    await checkMail(env),
    ...(await checkShopify(ports)),
  ];
}

function checkClient({ shopifyApiKey }: Env, { clientId }: Declared): Checked {
  const name = 'client id';
  if (PLACEHOLDER_ID.test(clientId)) {
    return problem(
      name,
      'shopify.app.toml still has the placeholder',
      'Put the client id of your app into shopify.app.toml, then build again.',
    );
  }
  return clientId === shopifyApiKey
    ? ok(name, 'the same in SHOPIFY_API_KEY and shopify.app.toml')
    : problem(
        name,
        'SHOPIFY_API_KEY and client_id in shopify.app.toml differ',
        'Give both the client id of one app; after a change of the file, build again.',
      );
}

async function checkAddress(
  { shopifyAppUrl }: Env,
  { applicationUrl }: Declared,
  ports: DoctorPorts,
): Promise<Checked> {
  const name = 'address';
  if (new URL(shopifyAppUrl).protocol !== 'https:') {
    return problem(
      name,
      `${shopifyAppUrl} is not https`,
      'Set SHOPIFY_APP_URL to the https address under which Shopify reaches the app.',
    );
  }
  if (URL.parse(applicationUrl)?.origin !== shopifyAppUrl) {
    return problem(
      name,
      `SHOPIFY_APP_URL is ${shopifyAppUrl}, application_url in shopify.app.toml is ${applicationUrl}`,
      'Give both the same address, run `shopify app deploy`, and build again.',
    );
  }
  try {
    const { status } = await ask(ports, `${shopifyAppUrl}/healthz`);
    return status === 200
      ? ok(name, `${shopifyAppUrl} answers`)
      : note(
          name,
          `${shopifyAppUrl}/healthz answered HTTP ${status}`,
          'Where the app is running, look at the proxy before it, and at its log.',
        );
  } catch (error) {
    return note(
      name,
      `${shopifyAppUrl} did not answer: ${causeOf(error)}`,
      'Where the app is running, look at DNS, certificate, firewall and the proxy before it.',
    );
  }
}

function checkScopes({ scopes }: Env, declared: Declared): Checked {
  const name = 'scopes';
  if (scopes === undefined) return ok(name, `${declared.scopes.join(', ')}, as declared`);
  const differing = difference(scopes, declared.scopes);
  return differing.length === 0
    ? ok(name, 'SCOPES are those that shopify.app.toml declares')
    : problem(
        name,
        `SCOPES and shopify.app.toml differ in ${differing.join(', ')}`,
        'Leave SCOPES out: those of shopify.app.toml hold.',
      );
}

/** In one of the two alone. */
function difference(some: readonly string[], others: readonly string[]): string[] {
  return [
    ...some.filter((scope) => !others.includes(scope)),
    ...others.filter((scope) => !some.includes(scope)),
  ];
}

async function checkMail({ mail: { smtpUrl } }: Env): Promise<Checked> {
  const name = 'mail';
  if (smtpUrl === undefined) {
    return note(name, 'SMTP_URL is not set: mails stay in the outbox, and nobody gets one');
  }
  try {
    await trySmtp(smtpUrl);
    return ok(name, `${new URL(smtpUrl).hostname} greets and takes the login; nothing was sent`);
  } catch (error) {
    return problem(
      name,
      `${new URL(smtpUrl).hostname} does not let the app in: ${messageOf(error)}`,
      'Look at host, port, user and password in SMTP_URL, and whether this network may reach the port.',
    );
  }
}

/** Whether Shopify is reached, and by its clock whether this machine's is right. */
async function checkShopify(ports: DoctorPorts): Promise<Checked[]> {
  const host = 'admin.shopify.com';
  let response: Response;
  const askedAt = ports.now();
  try {
    response = await ask(ports, `https://${host}/`);
  } catch (error) {
    return [
      problem(
        'Shopify',
        `${host} was not reached: ${causeOf(error)}`,
        'Let this machine make requests to *.shopify.com and *.myshopify.com on port 443.',
      ),
    ];
  }
  const reached = ok('Shopify', `${host} answers`);
  const theirsMs = Date.parse(response.headers.get('date') ?? '');
  if (Number.isNaN(theirsMs)) return [reached, note('clock', 'Shopify did not say the time')];
  const apartMs = Math.abs(theirsMs - askedAt.getTime());
  return [
    reached,
    apartMs <= CLOCK_TOLERANCE_MS
      ? ok('clock', 'right')
      : problem(
          'clock',
          `${Math.round(apartMs / 1000)} seconds apart from Shopify’s`,
          'Set the machine’s clock by NTP: session tokens are valid for a minute.',
        ),
  ];
}

function ask({ fetch }: DoctorPorts, url: string): Promise<Response> {
  return fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
}

/** `fetch` itself says no more than that it failed. */
function causeOf(error: unknown): string {
  return messageOf(error instanceof Error && error.cause instanceof Error ? error.cause : error);
}
