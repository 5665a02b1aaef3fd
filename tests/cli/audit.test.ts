import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFiles } from '../files/temporary-files';
import { writeProductsJson } from '../files/products-json-of';
import { generatedStore } from '../../sandbox/seeds/generated';

const write = temporaryFiles();
const project = resolve(import.meta.dirname, '../..');

/** Runs the command as npm does; `readBytes` closes its output after that much. */
function audit(args: string[], { readBytes = Infinity } = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/cli/audit.ts', ...args], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    if (stdout.length > readBytes) child.stdout.destroy();
  });
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => {
      done({ code, stdout, stderr });
    });
  });
}

const CSV =
  'Handle,Title,Body (HTML),Variant Price,Variant Compare At Price,Image Src\nmug,Mug,,5.00,5.00,\n';

// Each test starts a process of its own, which a busy machine may take its time over.
describe('the audit command', { timeout: 60_000 }, () => {
  it('exits 0 when the audit is done and 1 when --fail-on is met', async () => {
    const file = write('products.csv', CSV);
    const [plain, failed] = await Promise.all([
      audit([file, '--json']),
      audit([file, '--json', '--fail-on', 'high']),
    ]);
    expect(plain.code).toBe(0);
    expect(failed.code).toBe(1);
    expect(JSON.parse(failed.stdout)).toMatchObject({ listings: [{ handle: 'mug' }] });
  });

  it('exits 2 on bad input, with one line that says where and what, and nothing on its output', async () => {
    const file = write('bad.csv', `${CSV}bowl,Bowl,,"12,99",,\n`);
    const [badFile, badOption] = await Promise.all([
      audit([file, '--json']),
      audit([file, '--jsn']),
    ]);
    expect(badFile).toEqual({
      code: 2,
      stdout: '',
      stderr: `${file}:3: "Variant Price" is "12,99": expected a number such as 12.99\n`,
    });
    expect(badOption.code).toBe(2);
    expect(badOption.stderr).toMatch(/^Unknown option '--jsn': expected options among [^\n]+\n$/);
  });

  it('shows its help, which names every option and rule', async () => {
    const { code, stdout } = await audit(['--help']);
    expect(code).toBe(0);
    for (const word of [
      '--inventory',
      '--translations',
      '--prices',
      '--orders',
      '--fail-on',
      'volatile-price',
    ]) {
      expect(stdout).toContain(word);
    }
  });

  it('ends quietly when its reader has read enough', async () => {
    const file = write('many.json', '');
    await writeProductsJson(file, generatedStore({ products: 2000, seed: 1 }).products);
    const { code, stderr } = await audit([file, '--json'], { readBytes: 1000 });
    expect(code).toBe(0);
    expect(stderr).not.toMatch(/EPIPE|Error/);
  });
});
