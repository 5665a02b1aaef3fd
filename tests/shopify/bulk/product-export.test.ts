import { afterEach, describe, expect, it } from 'vitest';
import type { Listing } from '~/core/listing/listing';
import { readProductExport } from '~/shopify/bulk/product-export';
import { OutsideError } from '~/services/outside-error';
import {
  cut,
  hangUp,
  startScriptedServer,
  text,
  type Reply,
  type ScriptedServer,
} from '../support/scripted-server';
import { NOT_NOTED } from '~/shopify/unknown-values';
import { temporaryExportsHere } from '../support/temporary-exports';
import { jsonl, productLine, variantLine } from './bulk-lines';

const FILE = jsonl([productLine(1), variantLine(2, 1), productLine(3)]);

let server: ScriptedServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

const temporaryExports = temporaryExportsHere();

async function read(reply: Reply, objectCount = 3): Promise<Listing[] | OutsideError> {
  server = await startScriptedServer([reply]);
  const listings: Listing[] = [];
  try {
    const url = `${server.origin}/result.jsonl`;
    for await (const listing of readProductExport({
      url,
      objectCount,
      note: NOT_NOTED,
      isFixed: () => null,
    })) {
      listings.push(listing.read());
    }
    return listings;
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    expect(listings).toEqual([]);
    return error;
  }
}

/** Ends between two lines, as if that were all. */
const short: Reply = text(jsonl([productLine(1), variantLine(2, 1)]));

describe('the download of an export', () => {
  it('is read to the end', async () => {
    const listings = await read(text(FILE));
    expect(listings).toMatchObject([
      { id: 'gid://shopify/Product/1' },
      { id: 'gid://shopify/Product/3' },
    ]);
  });

  it('is read when it comes in small pieces, cut anywhere', async () => {
    const bytes = Buffer.from(FILE);
    const listings = await read((response) => {
      response.writeHead(200);
      for (let at = 0; at < bytes.length; at += 7) response.write(bytes.subarray(at, at + 7));
      response.end();
    });
    expect(listings).toHaveLength(2);
  });

  it.each<[string, Reply, string, boolean]>([
    ['breaks off', cut(FILE), 'incomplete', true],
    ['does not begin', hangUp, 'unavailable', true],
    ['is out of order at Shopify', text('', 503), 'unavailable', true],
    ['has lapsed', text('<Error>Expired</Error>', 403), 'gone', false],
    ['is short of lines', short, 'incomplete', true],
    ['ends within a line', text(FILE.slice(0, -10)), 'incomplete', true],
    ['has a field that cannot be read', text(FILE.replace('"ACTIVE"', '7')), 'unreadable', false],
  ])('that %s gives no listing and leaves no file', async (_, reply, kind, isTransient) => {
    const before = temporaryExports();
    expect(await read(reply)).toMatchObject({ kind, isTransient });
    expect(temporaryExports()).toEqual(before);
  });
});
