// Runs the Dockerfile's steps, one by one and in their order, in folders of their own with an empty HOME; says how large
// what the image adds is; then starts the web process as the image would, as somebody who may write to its data alone.
// It stands in for a container engine where there is none, and knows the instructions that the Dockerfile uses.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DockerfileParser } from 'dockerfile-ast';
import { NODE, ROOT, fail } from './machine.mjs';

const READY_WITHIN_MS = 120_000;
/** Nobody's, where this runs as root. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** How the registry is reached from here, and nothing else of whoever runs this. */
const NETWORK = ['NODE_EXTRA_CA_CERTS', 'HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY'];

const all = mkdtempSync(join(tmpdir(), 'image-'));
chmodSync(all, 0o755);
process.on('exit', () => rmSync(all, { recursive: true, force: true }));
const home = join(all, 'home');
mkdirSync(home);

const ignored = readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n').filter(Boolean);
/** By name; the last one is the image. */
const stages = new Map();
let stage = { root: '', workdir: '/', env: {}, command: [], health: [] };

const DO = {
  FROM(words) {
    const name = words[2] ?? 'image';
    stage = { root: join(all, name), workdir: '/', env: {}, command: [], health: [] };
    mkdirSync(stage.root);
    stages.set(name, stage);
  },
  WORKDIR([path]) {
    stage.workdir = path;
    mkdirSync(inside(path), { recursive: true });
  },
  ENV(words) {
    for (const word of words) {
      const [name, value] = word.split('=');
      stage.env[name] = value;
    }
  },
  COPY(words, instruction) {
    const flags = new Map(instruction.getFlags().map((flag) => [flag.getName(), flag.getValue()]));
    const paths = words.filter((word) => !word.startsWith('--'));
    const to = paths.pop();
    const from = flags.get('from') ? stages.get(flags.get('from')).root : ROOT;
    for (const path of paths) copy(join(from, path), to, from === ROOT);
    if (flags.has('chown') && 'uid' in NOBODY) chownSync(inside(to), NOBODY.uid, NOBODY.gid);
  },
  RUN(_, instruction) {
    const { status } = spawnSync('sh', ['-c', instruction.getArgumentsContent()], {
      cwd: inside(stage.workdir),
      env: environmentOf(stage),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (status !== 0) fail(`The step ended with status ${status}.`);
  },
  HEALTHCHECK(_, instruction) {
    stage.health = jsonOf(instruction.getArgumentsContent());
  },
  CMD(_, instruction) {
    stage.command = jsonOf(instruction.getArgumentsContent());
  },
  // The started process is somebody else's and listens below; its volumes are folders.
  USER: () => undefined,
  VOLUME: () => undefined,
  EXPOSE: () => undefined,
};

const text = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
for (const instruction of DockerfileParser.parse(text).getInstructions()) {
  const began = Date.now();
  const act = DO[instruction.getKeyword()];
  if (!act) fail(`This script does not know ${instruction.getKeyword()}: teach it.`);
  process.stdout.write(`${instruction.toString()}`);
  act(
    instruction.getArguments().map((argument) => argument.getValue()),
    instruction,
  );
  process.stdout.write(`  (${((Date.now() - began) / 1000).toFixed(1)} s)\n`);
}
sayHowLarge();
await startAsImage();

function jsonOf(text) {
  return JSON.parse(text.slice(text.indexOf('[')));
}

/** A path of the image, as one of this machine's. */
function inside(path) {
  return path.startsWith('/') ? join(stage.root, path) : join(stage.root, stage.workdir, path);
}

function copy(from, to, isContext) {
  const isFolder = statSync(from).isDirectory();
  const target = isFolder || !to.endsWith('/') ? inside(to) : join(inside(to), basename(from));
  mkdirSync(dirname(target), { recursive: true });
  const isKept = (path) => {
    const name = relative(ROOT, path);
    return !ignored.some((each) => name === each || name.startsWith(`${each}/`));
  };
  cpSync(from, target, { recursive: true, filter: isContext ? isKept : () => true });
}

/** HOME is empty, and so is npm's cache. */
function environmentOf({ env }) {
  const network = NETWORK.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { PATH: process.env.PATH, HOME: home, ...Object.fromEntries(network), ...env };
}

function sizeOf(path) {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

function sayHowLarge() {
  const app = inside(stage.workdir);
  const inMegabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
  const parts = readdirSync(app)
    .filter((name) => statSync(join(app, name)).isDirectory())
    .map((name) => `${name} ${inMegabytes(sizeOf(join(app, name)))}`);
  process.stdout.write(
    `What the image adds to its base: ${inMegabytes(sizeOf(app))} (${parts.join(', ')})\n`,
  );
}

async function startAsImage() {
  const [port, temporary] = [await freePort(), join(all, 'tmp')];
  mkdirSync(temporary);
  chmodSync(temporary, 0o1777);
  const before = sizeOf(inside(stage.workdir));
  const options = {
    cwd: inside(stage.workdir),
    ...NOBODY,
    env: {
      ...environmentOf(stage),
      DATA_DIR: inside(stage.env.DATA_DIR),
      TMPDIR: temporary,
      HOST: '127.0.0.1',
      PORT: String(port),
      SHOPIFY_API_KEY: 'key',
      SHOPIFY_API_SECRET: 'secret',
      SHOPIFY_APP_URL: 'https://borealist.example.com',
      ENCRYPTION_KEYS: randomBytes(32).toString('base64'),
    },
  };
  const child = spawn(NODE, stage.command.slice(1), { ...options, stdio: 'ignore' });
  const deadline = Date.now() + READY_WITHIN_MS;
  const isHealthy = () => spawnSync(NODE, stage.health.slice(1), options).status === 0;
  while (!isHealthy()) {
    if (child.exitCode !== null || Date.now() > deadline) fail('The image’s process is not well.');
    await wait(500);
  }
  const ended = new Promise((settle) => child.once('exit', settle));
  child.kill('SIGTERM');
  const code = await ended;
  const isUntouched = sizeOf(inside(stage.workdir)) === before;
  if (code !== 0 || !isUntouched)
    fail(`Ended with ${code}; its files are as before: ${isUntouched}.`);
  process.stdout.write(
    'Started, was healthy, and ended in order; it wrote to its data folder alone.\n',
  );
}

function freePort() {
  return new Promise((settle) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => settle(port));
    });
  });
}
