import { expect, it } from 'vitest';
import type { CataloguePorts, ExportedListing } from '~/services/catalogue/ports';
import { exportChunks, type ExportChunk } from '~/services/sync/export-chunks';

const STORE = 'chunks.myshopify.com';

async function* exported(count: number, variants = 1): AsyncGenerator<ExportedListing> {
  for (let number = 1; number <= count; number += 1) {
    yield {
      id: `${number}`,
      digest: `${number}`,
      variants: Array.from({ length: variants }, (_, index) => ({ id: `${number}-${index}` })),
      read: () => {
        throw new Error('Nothing is read here.');
      },
    };
  }
}

/** Notes which listings are looked up; a failure of one look-up where `failing` names its first listing. */
function lookingUp(failing?: string) {
  const asked: string[] = [];
  const listings = {
    storedAs: async (_: string, [first]: readonly { id: string }[]) => {
      asked.push(first?.id ?? 'none');
      if (first?.id === failing) throw new Error('The database is gone.');
      return new Map();
    },
  } as unknown as CataloguePorts['listings'];
  return { asked, listings };
}

const shapeOf = ({ exported: [first], upTo, isLast }: ExportChunk) => [first?.id, upTo, isLast];

it('looks the next chunk up while the one before is worked on', async () => {
  const { asked, listings } = lookingUp();
  const chunks = exportChunks({ listings }, STORE, exported(600), 0);
  const shapes = [];
  for await (const chunk of chunks) {
    await chunk.same;
    shapes.push([shapeOf(chunk), [...asked]]);
  }
  expect(shapes).toEqual([
    [
      ['1', 250, false],
      ['1', '251'],
    ],
    [
      ['251', 500, false],
      ['1', '251', '501'],
    ],
    [
      ['501', 600, true],
      ['1', '251', '501'],
    ],
  ]);
});

it.each([
  ['nothing is left', 500, 500, [[undefined, 500, true]]],
  ['there is nothing', 0, 0, [[undefined, 0, true]]],
  [
    'the last chunk is full',
    500,
    250,
    [
      ['251', 500, false],
      [undefined, 500, true],
    ],
  ],
])('tells how many listings there are where %s', async (_, count, stored, expected) => {
  const { listings } = lookingUp();
  const chunks = await Array.fromAsync(
    exportChunks({ listings }, STORE, exported(count), stored),
    shapeOf,
  );
  expect(chunks).toEqual(expected);
});

it('looks fewer listings up together where these have many variants', async () => {
  const { listings } = lookingUp();
  const chunks = await Array.fromAsync(
    exportChunks({ listings }, STORE, exported(5, 2_000), 0),
    shapeOf,
  );
  expect(chunks).toEqual([
    ['1', 3, false],
    ['4', 5, true],
  ]);
});

it('leaves a failed look-up to whoever takes its chunk', async () => {
  const { listings } = lookingUp('251');
  const chunks = exportChunks({ listings }, STORE, exported(600), 0);
  const first = await chunks.next();
  await expect(first.value?.same).resolves.toEqual(new Map());
  const second = await chunks.next();
  await expect(second.value?.same).rejects.toThrow('The database is gone.');
});
