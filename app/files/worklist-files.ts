import { open } from 'node:fs/promises';
import type { Message } from '~/core/audit/outcome';
import type { WorklistFiles } from '~/services/changes/worklist-ports';
import { BadFileError } from './bad-file';
import { readWorklist } from './worklist-reader';
import { writeTable } from './worklist-writer';

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

export const worklistFiles: WorklistFiles = {
  write: writeTable,
  async read(file, store) {
    try {
      return { done: true, value: await readWorklist(file, store, await isZip(file)) };
    } catch (error) {
      if (!(error instanceof BadFileError) || error.reason === null) throw error;
      const { line, reason } = error;
      return { done: false, because: { why: 'badFile', line, reason: ofWorklist(reason) } };
    }
  },
};

async function isZip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(ZIP.length), 0, ZIP.length, 0);
    return bytesRead === ZIP.length && buffer.equals(ZIP);
  } finally {
    await handle.close();
  }
}

/** Whoever reads any table says what is wrong with one that Shopify made. */
const OF_WORKLIST: Partial<Record<Message['id'], Message['id']>> = {
  'file.empty': 'worklist.file.empty',
  'file.binary': 'worklist.file.kind',
  'file.archive': 'worklist.file.kind',
  'file.encoding': 'worklist.file.encoding',
  'file.noHeader': 'worklist.file.columns',
  'file.columnsMissing': 'worklist.file.columnsMissing',
  'file.rowWidth': 'worklist.file.broken',
  'file.quoteNotClosed': 'worklist.file.broken',
  'file.quoteInside': 'worklist.file.broken',
  'file.notCsv': 'worklist.file.broken',
};

function ofWorklist({ id, data }: Message): Message {
  return { id: OF_WORKLIST[id] ?? id, data };
}
