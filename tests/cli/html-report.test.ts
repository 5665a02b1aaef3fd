import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { JSDOM } from 'jsdom';
import { afterAll, describe, expect, it } from 'vitest';
import { parseCommand } from '~/cli/options';
import { runAudit } from '~/cli/run-audit';

const folder = mkdtempSync(join(tmpdir(), 'borealist-test-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(1)> "Mug" & \'bowl\'';
const product = (id: number, change: object = {}) => ({
  id,
  handle: `mug-${id}`,
  title: `Stoneware mug ${id}`,
  body_html: '<p>A mug of stoneware for tea and for coffee, made by hand near the river.</p>',
  vendor: 'Nordet',
  options: [],
  variants: [{ title: 'Default Title', price: '20.00', compare_at_price: '20.00' }],
  images: [{ id: id * 10, src: `https://cdn.example/files/mug-${id}.png?v=1` }],
  ...change,
});

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

async function pageOf(products: object[], ...options: string[]) {
  const html = join(folder, 'report.html');
  rmSync(html, { force: true });
  const args = [file('products.json', { products }), '--html', html, ...options];
  const command = parseCommand(args, new Date('2026-11-22T12:00:00Z'));
  if (command === 'help') throw new Error('No help wanted');
  const report = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  await runAudit(command, { report, widthInColumns: 100, note: () => undefined });
  return new JSDOM(readFileSync(html, 'utf8')).window.document;
}

const texts = (page: Document, selector: string) =>
  [...page.querySelectorAll(selector)].map(({ textContent }) => textContent.trim());

describe('the audit as a page', () => {
  it('shows each listing’s findings with what they rest on, why they matter and how to fix them', async () => {
    const page = await pageOf([product(1), product(2)]);
    expect(page.documentElement.lang).toBe('en-CA');
    expect(page.title).toBe('Audit of products.json');
    expect(page.querySelector('header')?.textContent).toContain(
      '2 listings of 2 with something to fix',
    );
    const rule = page.querySelector('#rule-pointless-compare-at');
    expect(rule?.textContent).toContain('2 listings');
    expect(rule?.textContent).toContain('How to fix it: ');
    const listing = page.querySelector('#listing-mug-1');
    expect(listing?.textContent).toContain('US$20.00');
    expect(listing?.querySelector('a.photo')?.getAttribute('href')).toBe(
      'https://cdn.example/files/mug-1.png?v=1',
    );
    for (const link of page.querySelectorAll('a[href^="#"]')) {
      expect(page.getElementById(link.getAttribute('href')?.slice(1) ?? '')).not.toBeNull();
    }
  });

  it('is in French when asked to, whatever its command says', async () => {
    const page = await pageOf([product(1)], '--lang', 'fr');
    expect(page.documentElement.lang).toBe('fr-CA');
    expect(texts(page, 'h2')).toContain('Ce qui n’a pas pu être évalué');
    expect(page.body.textContent).not.toMatch(/--[a-z]/);
  });

  it('shows what a catalogue holds and obeys none of it', async () => {
    const page = await pageOf([
      product(1, {
        title: HOSTILE,
        handle: 'a"><script>x</script>',
        images: [{ src: 'javascript:alert(1)' }],
      }),
    ]);
    expect(page.querySelectorAll('script, img, iframe, [onerror]')).toHaveLength(0);
    expect(texts(page, 'article h3')[0]).toContain(HOSTILE);
    expect(page.querySelectorAll('a[href^="javascript"]')).toHaveLength(0);
    expect(
      page.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content'),
    ).toContain("default-src 'none'");
  });

  it('loads nothing: photos are links, or taken in from a folder', async () => {
    file('mug-2.png', 'a picture');
    const page = await pageOf([product(1), product(2)], '--photos', folder);
    expect([...page.images].map(({ src }) => src)).toEqual([
      `data:image/png;base64,${Buffer.from('a picture').toString('base64')}`,
    ]);
    expect(page.querySelectorAll('link, [src^="http"]')).toHaveLength(0);
  });

  it('is not written where the catalogue is broken, or the folder not there', async () => {
    await expect(pageOf([product(1), { handle: 'x' }])).rejects.toThrow(/product 2/);
    expect(() => readFileSync(join(folder, 'report.html'))).toThrow();
    await expect(pageOf([product(1)], '--html', join(folder, 'no', 'r.html'))).rejects.toThrow(
      /--html is ".*r\.html": expected a file in a folder that can be written to/,
    );
    await expect(pageOf([product(1)], '--photos', join(folder, 'no'))).rejects.toThrow(
      /--photos is ".*": expected a folder that can be read/,
    );
  });

  it('says so where there is nothing to fix', async () => {
    const page = await pageOf([product(1)], '--rule', 'small-photo');
    expect(page.body.textContent).toContain('No listing fails a rule.');
    expect(page.querySelectorAll('article')).toHaveLength(0);
  });
});
