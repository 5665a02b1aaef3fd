import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const workflow = z
  .object({
    jobs: z.record(
      z.string(),
      z.object({
        strategy: z.object({ matrix: z.object({ node: z.array(z.string()) }) }).optional(),
        steps: z.array(z.object({ uses: z.string().optional(), run: z.string().optional() })),
      }),
    ),
  })
  .parse(parse(read('.github/workflows/ci.yaml')));

describe('the workflow', () => {
  it('runs .ci/run on the oldest Node that starts the scripts, and on newer ones', () => {
    const { validate } = workflow.jobs;
    expect(validate?.steps.map(({ run }) => run)).toContain('.ci/run');
    const [oldest, ...newer] = validate?.strategy?.matrix.node ?? [];
    expect(read('scripts/run.mjs')).toContain(`OLDEST_NODE = '${oldest}.0'`);
    expect(newer).toEqual(['22', '24']);
  });

  it('calls only scripts that exist', () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read('package.json')));
    const runs = Object.values(workflow.jobs).flatMap(({ steps }) =>
      steps.map(({ run }) => run ?? ''),
    );
    for (const run of runs) {
      const script = /^npm run (\S+)/.exec(run)?.[1];
      if (script !== undefined) expect(scripts).toHaveProperty([script]);
      if (run.startsWith('.')) expect(existsSync(join(root, run))).toBe(true);
    }
  });
});

describe('forms for issues', () => {
  it('are such as GitHub takes: a name, a description, and fields with labels', () => {
    const folder = '.github/ISSUE_TEMPLATE';
    const form = z.object({
      name: z.string(),
      description: z.string(),
      body: z.array(
        z.object({
          type: z.enum(['textarea', 'input', 'dropdown', 'checkboxes', 'markdown']),
          id: z.string(),
          attributes: z.object({ label: z.string() }),
        }),
      ),
    });
    const names = readdirSync(join(root, folder)).filter((name) => name !== 'config.yml');
    expect(names).toHaveLength(2);
    for (const name of names) form.parse(parse(read(`${folder}/${name}`)));
  });
});
