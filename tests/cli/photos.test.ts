import { symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listing, photo } from '../core/support';
import { temporaryFiles } from '../files/temporary-files';
import { writeProductsJson } from '../files/products-json-of';
import { drawText } from '../vision/pictures/draw-text';
import { runAuditCommand } from './audit-report';

const OF_PHOTOS = ['english-text-in-photo', 'packaging-without-french', 'claim-in-photo'].flatMap(
  (rule) => ['--rule', rule],
);
const CDN = 'https://cdn.shopify.com/s/files/1/1/files';

const write = temporaryFiles();
let catalogue: string;
let folder: string;

async function sign(...lines: string[]): Promise<Buffer> {
  const words = await Promise.all(
    lines.map((line) => drawText(line, { font: 'Lato', size: 60, colour: '#222' })),
  );
  return sharp({
    create: { width: 900, height: 140 * lines.length + 60, channels: 3, background: '#fff' },
  })
    .composite(words.map((input, index) => ({ input, left: 40, top: 60 + 140 * index })))
    .png()
    .toBuffer();
}

const HANDLES = ['en', 'both', 'sale', 'part', 'linked', 'damaged'];
const product = (handle: string, ...names: string[]) =>
  listing({
    id: `gid://shopify/Product/${String(HANDLES.indexOf(handle) + 1)}`,
    handle,
    title: 'Kelvara',
    media: names.map((name, index) =>
      photo({ id: `gid://shopify/MediaImage/${String(index + 1)}`, url: `${CDN}/${name}?v=7` }),
    ),
  });

beforeAll(async () => {
  catalogue = write('products.json', '');
  folder = dirname(write('cold mug.png', await sign('Keeps drinks cold', 'for 24 hours')));
  write('froid.png', await sign('Garde les boissons froides', 'pendant 24 heures'));
  write('sale.png', await sign('50% OFF', 'today only'));
  write('broken.jpg', 'no photo at all');
  symlinkSync(join(folder, 'froid.png'), join(folder, 'link.png'));
  await writeProductsJson(catalogue, [
    product('en', 'cold%20mug.png'),
    product('both', 'cold%20mug.png', 'froid.png'),
    product('sale', 'sale.png', 'missing.png'),
    product('part', 'cold%20mug.png', 'missing.png'),
    product('linked', '..%2F..%2Fetc%2Fhostname', 'link.png'),
    product('damaged', 'broken.jpg'),
  ]);
});

const place = z.strictObject({
  left: z.number(),
  top: z.number(),
  width: z.number(),
  height: z.number(),
});
const photoSchema = z.discriminatedUnion('state', [
  z.strictObject({
    url: z.string(),
    state: z.literal('read'),
    width: z.number(),
    height: z.number(),
    languages: z.enum(['en', 'fr', 'both']).nullable(),
    words: z.array(
      z.strictObject({
        text: z.string(),
        language: z.enum(['en', 'fr', 'either', 'unsure']),
        confidence: z.number().min(0).max(1),
        line: z.number(),
        place,
      }),
    ),
  }),
  z.strictObject({ url: z.string(), state: z.literal('unreadable'), why: z.string() }),
  z.strictObject({ url: z.string(), state: z.literal('notGiven') }),
]);
const reportSchema = z.object({
  listings: z.array(
    z.object({
      handle: z.string(),
      results: z.array(
        z.object({
          rule: z.string(),
          outcome: z.string(),
          reason: z.string().nullable(),
          findings: z.array(z.object({ message: z.string() })),
        }),
      ),
      photos: z.array(photoSchema).optional(),
    }),
  ),
});

async function audited(...args: string[]) {
  const { report, notes } = await runAuditCommand(catalogue, '--json', ...OF_PHOTOS, ...args);
  const { listings } = reportSchema.parse(JSON.parse(report));
  const of = (handle: string) => {
    const found = listings.find((each) => each.handle === handle);
    if (found === undefined) throw new Error(`no listing ${handle}`);
    const result = (rule: string) => found.results.find((each) => each.rule === rule);
    return { photos: found.photos, result };
  };
  return { of, notes };
}

describe('photos beside a catalogue', () => {
  let given: Awaited<ReturnType<typeof audited>>;
  beforeAll(async () => {
    given = await audited('--photos', folder);
    // A process is started, which gives way to all others.
  }, 180_000);

  it('are read: findings, and words with their places, languages and confidence', () => {
    const { of, notes } = given;
    expect(of('en').result('english-text-in-photo')).toMatchObject({
      outcome: 'fail',
      findings: [{ message: expect.stringContaining('Keeps drinks cold') as string }],
    });
    const [read] = of('en').photos ?? [];
    expect(read).toMatchObject({
      url: `${CDN}/cold%20mug.png?v=7`,
      state: 'read',
      languages: 'en',
    });
    const cold = read?.state === 'read' ? read.words.find(({ text }) => text === 'cold') : null;
    expect(cold?.language).toBe('en');
    expect(cold?.confidence).toBeGreaterThan(0.8);
    expect(cold?.place.left).toBeGreaterThan(0.3);
    expect(cold?.place.top).toBeLessThan(0.4);
    expect(of('both').result('english-text-in-photo')?.outcome).toBe('pass');
    expect(of('both').photos?.map((each) => each.state === 'read' && each.languages)).toEqual([
      'en',
      'fr',
    ]);
    expect(notes).toContain(
      `${folder}: 5 of 10 photos read; 1 could not be opened; 4 not in it, so what is written there is unknown`,
    );
  });

  it('that are not in the folder are unknown, and what others say stands where it can', () => {
    const { of } = given;
    expect(of('part').result('english-text-in-photo')).toMatchObject({
      outcome: 'unknown',
      reason: expect.stringContaining('1 is not in the folder of photos') as string,
    });
    expect(of('sale').result('claim-in-photo')).toMatchObject({
      outcome: 'fail',
      findings: [{ message: expect.stringContaining('50% OFF') as string }],
    });
    expect(of('sale').photos?.[1]).toEqual({
      url: `${CDN}/missing.png?v=7`,
      state: 'notGiven',
    });
  });

  it('are files of that folder alone, and one that is broken says so', () => {
    const { of } = given;
    expect(of('linked').photos?.map(({ state }) => state)).toEqual(['notGiven', 'notGiven']);
    expect(of('damaged').photos).toMatchObject([{ state: 'unreadable', why: 'notAPhoto' }]);
    expect(of('damaged').result('claim-in-photo')?.outcome).toBe('unknown');
  });

  it('are not read where nobody gave any, and the table says what would', async () => {
    const { of, notes } = await audited();
    expect(of('en').result('english-text-in-photo')?.outcome).toBe('notApplicable');
    expect(of('en').photos).toBeUndefined();
    expect(notes.join()).not.toContain('photos read');
    const { report } = await runAuditCommand(catalogue, ...OF_PHOTOS);
    expect(report).toContain('What is written in the photos: add --photos FOLDER');
  });

  it('are not read for rules that ask nothing of them', async () => {
    const { report, notes } = await runAuditCommand(
      catalogue,
      '--photos',
      folder,
      '--rule',
      'few-photos',
    );
    expect(report).toContain('few-photos');
    expect(notes.join()).not.toContain('photos read');
  });

  it('a folder that is not there is named', async () => {
    await expect(runAuditCommand(catalogue, '--photos', join(folder, 'no'))).rejects.toThrow(
      /--photos is ".*": expected a folder that can be read/,
    );
  });
});
