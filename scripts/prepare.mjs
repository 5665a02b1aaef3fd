import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { NODE, ROOT, fail, run } from './machine.mjs';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);
const STAMPS = join(ROOT, 'node_modules', '.cache', 'borealist');
const UNREACHABLE =
  /ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|network request|FETCH_ERROR/;

export async function installPackages() {
  const wanted = fingerprint(['package-lock.json', 'scripts/prepare.mjs']);
  if (existsSync(NODE) && stamp('install') === wanted) return;
  say('Installing packages (about a minute the first time) …');
  const { code, output } = await run(
    'npm',
    // Development packages are needed whatever NODE_ENV says: building, the sandbox store and the tests run on them.
    [
      // What is installed stays, and what the lock file changed since is added: seconds instead of minutes.
      ...(existsSync(NODE) ? ['install', '--no-save'] : ['ci']),
      '--include=dev',
      '--loglevel=error',
      '--fetch-retries=1',
      '--fetch-retry-mintimeout=1000',
    ],
    // Prisma runs on its JavaScript engine here; its install step would try to download a binary.
    { env: { PRISMA_SKIP_POSTINSTALL_GENERATE: '1', PRISMA_ENGINES_CHECKSUM_IGNORE_MISSING: '1' } },
  );
  if (code !== 0) {
    if (UNREACHABLE.test(output)) {
      fail(
        'The npm registry cannot be reached: check the network or the proxy (`npm ping`), then run this again.',
      );
    }
    process.stderr.write(output);
    fail('Installing the packages failed; what npm said stands above.');
  }
  if (!existsSync(NODE)) {
    fail(
      'The package `node` did not install its binary: allow install scripts (`npm config set ignore-scripts false`), then run this again.',
    );
  }
  setStamp('install', wanted);
}

export async function generateClient() {
  const wanted = fingerprint(['prisma/schema.prisma', 'package-lock.json']);
  const client = join(ROOT, 'app', 'db', 'generated', 'client.ts');
  if (stamp('prisma') === wanted && existsSync(client)) return;
  say('Generating the database client …');
  await must('prisma', ['generate'], 'Generating the database client failed');
  setStamp('prisma', wanted);
}

export async function buildApp({ always }) {
  const wanted = fingerprint([
    'app',
    'prisma/migrations',
    'public',
    'vite.config.ts',
    'vite.plugins.ts',
    'vite.texts.ts',
    'vite.tunnel.ts',
    'shopify.app.toml',
    'tsconfig.json',
    'package.json',
    'package-lock.json',
  ]);
  const server = join(ROOT, 'build', 'server', 'server.js');
  if (!always && stamp('build') === wanted && existsSync(server)) return;
  say('Building the app …');
  await must('remix', ['vite:build'], 'Building the app failed', { NODE_ENV: 'production' });
  await compressAhead('build/client');
  setStamp('build', wanted);
}

/**
 * What browsers ask for, as small as it goes: once for all, since it does not change. After the build, for Remix moves
 * style sheets there when Vite's plugins are through.
 */
async function compressAhead(folder) {
  const files = filesUnder(folder).filter((path) => /\.(?:js|css|svg)$/.test(path));
  await Promise.all(
    files.map(async (path) => {
      const content = readFileSync(join(ROOT, path));
      writeFileSync(join(ROOT, `${path}.br`), await brotli(content));
      writeFileSync(join(ROOT, `${path}.gz`), await gzipped(content, { level: 9 }));
    }),
  );
}

/** What Shopify's product page and Flow load; Shopify's CLI bundles it without a login or a network. */
export async function buildExtensions({ always }) {
  const wanted = fingerprint(
    [
      'extensions',
      'app/locales/en/extension.json',
      'app/locales/fr/extension.json',
      'shopify.app.toml',
      'package-lock.json',
    ],
    { except: /^extensions\/[^/]+\/(dist\/|manifest\.json$)/ },
  );
  if (!always && stamp('extensions') === wanted && extensionsAreBuilt()) return;
  say('Building the extensions …');
  await must(
    'shopify',
    ['app', 'build', '--skip-dependencies-installation', '--no-color'],
    'Building the extensions failed',
    { SHOPIFY_CLI_NO_ANALYTICS: '1' },
  );
  setStamp('extensions', wanted);
}

function extensionsAreBuilt() {
  return readdirSync(join(ROOT, 'extensions'))
    .map((name) => join(ROOT, 'extensions', name))
    .filter((folder) => existsSync(join(folder, 'src')))
    .every((folder) => existsSync(join(folder, 'dist')));
}

async function must(name, args, sentence, env) {
  const { code, output } = await run(NODE, [join(ROOT, 'node_modules', '.bin', name), ...args], {
    env,
  });
  if (code === 0) return;
  process.stderr.write(output);
  fail(`${sentence}; what \`${name}\` said stands above.`);
}

/** A hash of the contents of files and folders, by name: the same content is never prepared twice. */
function fingerprint(paths, { except } = {}) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((path) => filesUnder(path))) {
    if (except?.test(path)) continue;
    hash.update(path).update(readFileSync(join(ROOT, path)));
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  const absolute = join(ROOT, path);
  const found = statSync(absolute, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found ? [path] : [];
  return readdirSync(absolute, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .sort();
}

function stamp(name) {
  const file = join(STAMPS, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function setStamp(name, value) {
  mkdirSync(STAMPS, { recursive: true });
  writeFileSync(join(STAMPS, name), value);
}

function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}
