// Adds the rule that docs/rules/README.md adds, step by step from that page, to a copy of the project: with every part
// it has to pass, and each part that is left out has to be asked for by name. So the page stays true.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { NODE, ROOT } from './machine.mjs';

const PAGE = 'docs/rules/README.md';
const REGISTRY_TEST = 'tests/core/audit/registry.test.ts';
const GOLDEN = 'tests/golden/sample-audit.json';
/** What looks at every rule. */
const TESTS = [
  REGISTRY_TEST,
  'tests/core/audit/rules.properties.test.ts',
  'tests/golden',
  'tests/locales/messages.test.ts',
  'tests/architecture/docs.test.ts',
];
/** What a build, an editor or a run leaves behind is no part of the project. */
const NOT_COPIED = ['node_modules', 'build', '.git', '.data', '.shopify'];

const copy = mkdtempSync(join(tmpdir(), 'borealist-rule-'));
process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

const read = (path) => readFileSync(join(copy, path), 'utf8');
const write = (path, text) => {
  mkdirSync(dirname(join(copy, path)), { recursive: true });
  writeFileSync(join(copy, path), text);
};

copyProject();
const { parts, golden } = stepsOf(read(PAGE));
const rule = parts.find(({ path }) => path.startsWith('app/core/audit/rules/'));
const failures = [
  tryWhole(),
  ...parts.map(tryWithout),
  ...parts.filter(({ kind }) => kind === 'json').map(tryCompilerWithout),
  tryWithoutGolden(),
  ...tryFields(),
].filter((failure) => failure !== null);
process.stdout.write(failures.map((failure) => `\n${failure}\n`).join(''));
process.exitCode = failures.length > 0 ? 1 : 0;

function copyProject() {
  for (const name of readdirSync(ROOT)) {
    if (!NOT_COPIED.includes(name)) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
}

/** Code blocks that name a file are parts of a rule; the shell's block is the command that makes the golden audit. */
function stepsOf(page) {
  const parts = [...page.matchAll(/^```(\w+) (\S+)\n([\s\S]*?)^```$/gm)].map(
    ([, kind, path, text]) => ({ kind, path, text }),
  );
  const [, args] = /^```sh\nnpm test -- (.+)\n```$/m.exec(page) ?? [];
  if (parts.length === 0 || args === undefined) throw new Error(`${PAGE} holds no steps`);
  return { parts, golden: args.split(' ') };
}

/** A whole file; texts to add to a file of texts; or lines to add, each after the line that stands before it. */
function add({ kind, path, text }) {
  if (kind === 'json') {
    write(path, `${JSON.stringify({ ...JSON.parse(read(path)), ...JSON.parse(text) }, null, 2)}\n`);
  } else if (kind === 'diff') {
    write(path, withAdded(read(path).split('\n'), text.trimEnd().split('\n'), path).join('\n'));
  } else {
    write(path, text);
  }
}

function withAdded(lines, diff, path) {
  let at = -1;
  for (const line of diff) {
    const content = line.slice(1);
    if (line.startsWith('+')) lines.splice(++at, 0, content);
    else {
      at = lines.indexOf(content, at + 1);
      if (at === -1) throw new Error(`${path} has no line "${content}" to add after`);
    }
  }
  return lines;
}

/** Runs a tool of the project in the copy. */
function run(tool, args) {
  const { status, stdout, stderr } = spawnSync(
    NODE,
    [join('node_modules', '.bin', tool), ...args],
    {
      cwd: copy,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, NO_COLOR: '1' },
    },
  );
  return { ok: status === 0, output: `${stdout}${stderr}` };
}

function test(...files) {
  return run('vitest', [
    'run',
    '--project',
    'app',
    '--project',
    'shared',
    '--reporter',
    'dot',
    ...files,
  ]);
}

function typesOf(files) {
  const config = { extends: './tsconfig.json', include: files };
  write('tsconfig.try-new-rule.json', JSON.stringify(config));
  return run('tsc', ['--noEmit', '--project', 'tsconfig.try-new-rule.json']);
}

/** Answers what went wrong, else `null`. */
function told(title, { ok, output }, names) {
  const missing = names.filter((name) => !output.includes(name));
  const isRight = names.length === 0 ? ok : !ok && missing.length === 0;
  process.stdout.write(`${isRight ? 'yes' : ' NO'}  ${title}\n`);
  if (isRight) return null;
  const fault = ok
    ? 'nothing fails'
    : missing.length > 0
      ? `not named: ${missing.join(', ')}`
      : 'fails';
  return `${title}: ${fault}\n${ok ? '' : output}`;
}

function tryWhole() {
  parts.forEach(add);
  const made = parts.filter(({ kind }) => kind === 'ts').map(({ path }) => path);
  const remade = test(...golden);
  const runs = [
    remade,
    typesOf(['app/core/audit/registry.ts', 'app/core/promotions/blockers', ...made]),
    run('prettier', ['--check', ...parts.map(({ path }) => path)]),
    test(...TESTS, ...made.filter((path) => path.startsWith('tests/'))),
  ];
  const failed = runs.filter(({ ok }) => !ok).map(({ output }) => output);
  return told(
    'with every part, the rule passes',
    { ok: failed.length === 0, output: failed.join('\n') },
    [],
  );
}

function tryWithout(part) {
  const { kind, path, text } = part;
  const whole = read(path);
  if (kind === 'ts' || kind === 'md') rmSync(join(copy, path));
  else write(path, readFileSync(join(ROOT, path), 'utf8'));
  const result = test(REGISTRY_TEST);
  write(path, whole);
  const id = rule.path.slice(rule.path.lastIndexOf('/') + 1, -'.ts'.length);
  const names = {
    // The registry imports it.
    [rule.path]: [`rules/${id}`],
    'app/core/audit/registry.ts': [path, id],
  }[path] ?? [path, ...(kind === 'json' ? idsToName(text) : [])];
  return told(`left out, ${path} is asked for by name`, result, names);
}

/** English words give the ids their type, which the French ones and the rule are held against. */
function tryCompilerWithout({ path, text }) {
  const whole = read(path);
  write(path, readFileSync(join(ROOT, path), 'utf8'));
  const result = typesOf(['app/locales/messages.ts', rule.path]);
  write(path, whole);
  const [firstId] = Object.keys(JSON.parse(text));
  return told(`left out, ${path} is asked for by the compiler`, result, [firstId]);
}

/** Sentences of findings are free in number and name. */
function idsToName(text) {
  return Object.keys(JSON.parse(text)).filter(
    (id) => !/^rule\.[^.]+\.(?!title|why|remedy)/.test(id),
  );
}

function tryWithoutGolden() {
  const whole = read(GOLDEN);
  write(GOLDEN, readFileSync(join(ROOT, GOLDEN), 'utf8'));
  const result = test(REGISTRY_TEST);
  write(GOLDEN, whole);
  return told('not made anew, the golden audit is asked for by name', result, [GOLDEN]);
}

/** One check of types over as many rules as there are fields, each without one of them. */
function tryFields() {
  const lines = rule.text.split('\n');
  const fields = lines.flatMap((line) => /^ {2}(\w+): .*,$/.exec(line)?.[1] ?? []);
  const fileOf = (field) => `app/core/audit/rules/without-${field}.ts`;
  for (const field of fields) {
    write(fileOf(field), lines.filter((line) => !line.startsWith(`  ${field}: `)).join('\n'));
  }
  const { ok, output } = typesOf(fields.map(fileOf));
  return fields.map((field) => {
    const ownLines = output.split(/\n(?=\S)/).filter((line) => line.startsWith(fileOf(field)));
    const result = { ok, output: ownLines.join('\n') };
    return told(`left out, the field ${field} is asked for by name`, result, [`'${field}'`]);
  });
}
