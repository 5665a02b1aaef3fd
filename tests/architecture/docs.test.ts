import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

const pages = [
  '.',
  'docs',
  'docs/decisions',
  'docs/extensions',
  'docs/operations',
  'docs/rules',
].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);

/** Paths as prose writes them: `app/core/audit/run.ts`; patterns with <…>, * or {…} name no single file. */
const PROJECT_PATH = /`((?:app|docs|extensions|prisma|public|scripts|tests|\.ci)\/[^`\s<>*{}]+)`/g;
/** What a code block links to belongs to where the code is to go. */
const CODE_BLOCK = /^```.*\n[\s\S]*?^```$/gm;
const LINK = /\]\((?!https?:|mailto:|#)([^)#\s]+)/g;
const NPM_SCRIPT = /npm run ([a-z]+(?::[a-z]+)*)/g;

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(root, page), 'utf8');

  it('names only paths that exist', () => {
    const missing = [...text.matchAll(PROJECT_PATH)]
      .map(([, path]) => path ?? '')
      .filter((path) => !existsSync(join(root, path)));
    expect(missing).toEqual([]);
  });

  it('links only to files that exist', () => {
    const missing = [...text.replace(CODE_BLOCK, '').matchAll(LINK)]
      .map(([, path]) => path ?? '')
      .filter((path) => !existsSync(join(root, dirname(page), path)));
    expect(missing).toEqual([]);
  });

  it('says nothing twice, and has no marks of a merge', () => {
    const lines = text.replace(CODE_BLOCK, '').split('\n');
    const points = lines.filter((line) => line.startsWith('- ') && line.length > 40);
    expect(points.filter((point, index) => points.indexOf(point) < index)).toEqual([]);
    expect(lines.filter((line) => /^(<{7}|={7}|>{7})( |$)/.test(line))).toEqual([]);
  });

  it('names only npm scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const missing = [...text.matchAll(NPM_SCRIPT)]
      .map(([, name]) => name ?? '')
      .filter((name) => !(name in scripts));
    expect(missing).toEqual([]);
  });
});
