import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DockerfileParser, type From } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { ENVIRONMENT_VARIABLES } from '~/env-variables.server';

/** What can be told of the container without an engine; `npm run image` runs its steps. */

const root = resolve(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const text = read('Dockerfile');
const dockerfile = DockerfileParser.parse(text);
const ignored = read('.dockerignore').split('\n').filter(Boolean);

const { engines, scripts } = z
  .object({
    engines: z.object({ node: z.string() }),
    scripts: z.object({ start: z.string(), worker: z.string() }),
  })
  .parse(JSON.parse(read('package.json')));

const instructions = dockerfile.getInstructions().map((instruction) => ({
  keyword: instruction.getKeyword(),
  words: instruction.getArguments().map((argument) => argument.getValue()),
  said: instruction.toString(),
}));
const lastStage = instructions.slice(
  instructions.findLastIndex(({ keyword }) => keyword === 'FROM'),
);
const ofLast = (keyword: string) => lastStage.filter((each) => each.keyword === keyword);

describe('the Dockerfile', () => {
  it('has nothing that a linter finds', () => {
    expect(validate(text)).toEqual([]);
    expect(validate('FROM node\nRUM npm ci\n')).not.toEqual([]);
  });

  it('is built on one Node, which the app takes', () => {
    const images = new Set(
      dockerfile
        .getInstructions()
        .filter((each): each is From => each.getKeyword() === 'FROM')
        .map((from) => from.getImage()),
    );
    expect(images.size).toBe(1);
    const major = Number(/^node:(\d+)-/.exec([...images][0] ?? '')?.[1]);
    expect(major).toBeGreaterThanOrEqual(Number.parseInt(engines.node.replace('>=', '')));
  });

  it('runs as somebody else than root, looks after itself, and ends in the app', () => {
    expect(ofLast('USER').map(({ words }) => words[0])).toEqual(['node']);
    expect(ofLast('HEALTHCHECK')).toHaveLength(1);
    const words = scripts.start.split(' ').map((word) => JSON.stringify(word));
    expect(ofLast('CMD').map(({ said }) => said)).toEqual([`CMD [${words.join(', ')}]`]);
    expect(scripts.start).toBe('node --max-semi-space-size=32 scripts/start.mjs server');
    expect(ofLast('VOLUME').map(({ said }) => said)).toEqual(['VOLUME ["/data", "/tmp"]']);
    expect(ofLast('RUN')).toEqual([]);
  });

  it('copies what is there, and what production needs alone', () => {
    const own = instructions.filter(
      ({ keyword, said }) => keyword === 'COPY' && !said.includes('--from'),
    );
    const sources = own.flatMap(({ words }) => words.slice(0, -1));
    for (const source of sources) {
      expect(existsSync(join(root, source)), source).toBe(true);
      expect(ignored).not.toContain(source);
    }
    expect(ofLast('COPY').map(({ words }) => words.at(-1))).toEqual([
      './',
      './scripts',
      './node_modules',
      './build',
      '/data',
    ]);
  });

  it('gives no secret to the build, nor what it makes itself', () => {
    for (const name of ['.env', '.git', '.data', 'node_modules', 'build']) {
      expect(ignored).toContain(name);
    }
    // Whole names: scripts/try-image.mjs reads no patterns.
    expect(ignored.filter((name) => /[*?!#]/.test(name))).toEqual([]);
  });
});

const service = z.object({
  image: z.string().optional(),
  environment: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  env_file: z.string().optional(),
  command: z.array(z.string()).optional(),
  read_only: z.boolean().default(false),
  cap_drop: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
});

describe('compose.yaml', () => {
  const { services } = z
    .object({ services: z.record(z.string(), service) })
    .parse(parse(read('compose.yaml'), { merge: true }));

  it('has one web process, one worker, PostgreSQL and a mail catcher', () => {
    expect(Object.keys(services)).toEqual(['web', 'worker', 'database', 'mail']);
    expect(services.worker?.command).toEqual(scripts.worker.split(' '));
    expect(scripts.worker).toBe(scripts.start.replace('server', 'worker'));
    expect(services.web?.command).toBeUndefined();
  });

  it.each(['web', 'worker'])('runs the %s on a file system that it may not write to', (name) => {
    const found = services[name];
    expect(found).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      env_file: '.env',
      depends_on: { database: { condition: 'service_healthy' } },
    });
    expect(found?.environment.JOBS).toBe('worker');
    const known = ENVIRONMENT_VARIABLES.map((variable) => variable.name);
    expect(Object.keys(found?.environment ?? {}).filter((each) => !known.includes(each))).toEqual(
      [],
    );
  });

  it('reaches the services by their names, and lets nobody else in but on this machine', () => {
    const { DATABASE_URL = '', SMTP_URL = '' } = services.web?.environment ?? {};
    // Compose fills in the password.
    const database = new URL(String(DATABASE_URL).replace(/\$\{[^}]*\}/, 'password'));
    expect(Object.keys(services)).toContain(database.hostname);
    expect(Object.keys(services)).toContain(new URL(String(SMTP_URL)).hostname);
    expect(services.database?.healthcheck).toBeDefined();
    const ports = Object.values(services).flatMap(({ ports }) => ports);
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });
});

it.each([
  ['borealist-web.service', scripts.start],
  ['borealist-worker@.service', scripts.worker],
])('%s starts a process as npm does', (unit, command) => {
  expect(read(`docs/operations/systemd/${unit}`).split('\n')).toContain(
    `ExecStart=/usr/bin/${command}`,
  );
});
