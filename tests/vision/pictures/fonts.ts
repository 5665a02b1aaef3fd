import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { inflateSync } from 'node:zlib';

/** Of packages, so that the same pictures are drawn on every machine. */
export const FONTS = {
  Lato: 'lato',
  Arvo: 'arvo',
  'Courier Prime': 'courier-prime',
  'DM Serif Display': 'dm-serif-display',
  Anton: 'anton',
  'Bebas Neue': 'bebas-neue',
  'Archivo Black': 'archivo-black',
  'Abril Fatface': 'abril-fatface',
  'Patua One': 'patua-one',
  'Special Elite': 'special-elite',
  'Permanent Marker': 'permanent-marker',
  Pacifico: 'pacifico',
} as const;
export type FontName = keyof typeof FONTS;

const CACHE = resolve(import.meta.dirname, '../../../node_modules/.cache/fonts');

/** A font as a file that is drawn with. Packages have them packed for browsers. */
export function fontFile(name: FontName): string {
  const file = join(CACHE, `${FONTS[name]}.ttf`);
  if (existsSync(file)) return file;
  const manifest = createRequire(import.meta.url).resolve(
    `@fontsource/${FONTS[name]}/package.json`,
  );
  const packed = join(dirname(manifest), 'files', `${FONTS[name]}-latin-400-normal.woff`);
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(file, unpack(readFileSync(packed)));
  return file;
}

const HEADER_BYTES = 12;
const ENTRY_BYTES = 16;

/** WOFF 1.0 (https://www.w3.org/TR/WOFF/) holds the tables of a font, each packed by itself. */
function unpack(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const head = Buffer.alloc(HEADER_BYTES + ENTRY_BYTES * count);
  const log = Math.floor(Math.log2(count));
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(ENTRY_BYTES * 2 ** log, 6);
  head.writeUInt16BE(log, 8);
  head.writeUInt16BE(ENTRY_BYTES * (count - 2 ** log), 10);
  const parts: Buffer[] = [head];
  let offset = head.length;
  for (let index = 0; index < count; index += 1) {
    const table = tableAt(woff, index);
    const at = HEADER_BYTES + ENTRY_BYTES * index;
    head.writeUInt32BE(table.tag, at);
    head.writeUInt32BE(table.checksum, at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(table.data.length, at + 12);
    const padding = Buffer.alloc(-table.data.length & 3);
    parts.push(table.data, padding);
    offset += table.data.length + padding.length;
  }
  return Buffer.concat(parts);
}

function tableAt(woff: Buffer, index: number) {
  const at = 44 + 20 * index;
  const [offset, packedBytes, bytes] = [4, 8, 12].map((field) => woff.readUInt32BE(at + field)) as [
    number,
    number,
    number,
  ];
  const raw = woff.subarray(offset, offset + packedBytes);
  return {
    tag: woff.readUInt32BE(at),
    checksum: woff.readUInt32BE(at + 16),
    data: packedBytes < bytes ? inflateSync(raw) : raw,
  };
}
