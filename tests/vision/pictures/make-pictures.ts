/** `node --import tsx tests/vision/pictures/make-pictures.ts FOLDER`: draws the pictures on which the reading of photos is measured, with what is in each. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawPicture } from './draw-picture';
import { pictureSet } from './picture-set';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Usage: make-pictures FOLDER');

const set = pictureSet();
await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'pictures.json'), `${JSON.stringify(set, null, 2)}\n`);
for (const picture of set)
  await writeFile(join(folder, `${picture.id}.jpg`), await drawPicture(picture));
process.stdout.write(`${String(set.length)} pictures are in ${folder}.\n`);
