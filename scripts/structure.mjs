// Counts that say how the code is built, to compare one state of it with another:
//   node scripts/structure.mjs [FOLDER OF A CHECKOUT]
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { cruise } from 'dependency-cruiser';
import ts from 'typescript';

const root = resolve(process.argv[2] ?? '.');
process.chdir(root);

const files = readdirSync('app', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  .filter((file) => !file.includes('generated'))
  .sort();
const sources = files.filter((file) => /\.tsx?$/.test(file));

const { modules, circles } = await imports();
const row = (title, value) => process.stdout.write(`${title.padEnd(48)} ${value}\n`);
row('files in app/', files.length);
row('lines in app/ (TypeScript, nothing generated)', sum(sources.map((file) => linesOf(file))));
row('circles of imports, types included', circles.length);
row('largest file', most(sources.map((file) => [file, linesOf(file)])));
row('longest function', most(sources.flatMap((file) => functionsOf(file))));
row('most imported ports file', most(importersOf(/^app\/services\/.*ports\.ts$/)));
row('most imported file', most(importersOf(/^app\//)));

/** The modules of app/, and the rings among them, each once. */
async function imports() {
  const places = ['app', 'sandbox'].filter((folder) => existsSync(folder));
  const { output } = await cruise(
    places,
    {
      ruleSet: { forbidden: [{ name: 'circle', from: {}, to: { circular: true } }] },
      validate: true,
      doNotFollow: { path: 'node_modules' },
      exclude: 'generated',
      tsPreCompilationDeps: true,
      tsConfig: { fileName: 'tsconfig.json' },
      enhancedResolveOptions: {
        exportsFields: ['exports'],
        conditionNames: ['import', 'node', 'default', 'types'],
      },
    },
    undefined,
    { tsConfig: parsedConfig() },
  );
  const rings = output.summary.violations.map(({ cycle = [] }) =>
    cycle
      .map(({ name }) => name)
      .sort()
      .join(' '),
  );
  return { modules: output.modules, circles: [...new Set(rings)] };
}

function parsedConfig() {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  return ts.parseJsonConfigFileContent(config, ts.sys, root);
}

function importersOf(pattern) {
  return modules
    .filter(({ source }) => pattern.test(source))
    .map(({ source, dependents }) => [source, dependents.length]);
}

function linesOf(file) {
  return readFileSync(file, 'utf8').split('\n').length - 1;
}

function functionsOf(file) {
  const text = readFileSync(file, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = [];
  const look = (node) => {
    if (ts.isFunctionLike(node) && node.body) {
      const [first, last] = [node.getStart(), node.getEnd()].map(
        (at) => source.getLineAndCharacterOfPosition(at).line,
      );
      const name = node.name?.getText() ?? node.parent.name?.getText() ?? 'a function';
      found.push([`${name} in ${file}`, last - first + 1]);
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

function most(counted) {
  const [name, count] = counted.reduce((a, b) => (b[1] > a[1] ? b : a), ['none', 0]);
  return `${count} (${name})`;
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
