import { z } from 'zod';
import { strangeFormOf, type ReadForm } from '~/components/answers';
import { MAX_FILE_MEGABYTES, type FileProblem } from '~/components/file-to-preview';
import type { Message } from '~/core/audit/outcome';
import type { Answer, Gone } from '~/services/answer';
import type { PreviewChanged } from '~/services/changes/views';
import type { BadFile } from '~/services/orders/ports';
import type { NothingToImport } from '~/services/prices/import-prices';
import type { PricePreview } from '~/services/prices/views';
import type { NotUploaded } from '../app.orders.import/import-answer';

/** What the page is told of a file that was sent to be previewed, and of one to be imported. */
export type PreviewAnswer = Answer<PricePreview, BadFile | NotUploaded>;
export type ImportAnswer = Answer<
  PricePreview,
  BadFile | NotUploaded | PreviewChanged<PricePreview> | NothingToImport
>;
export type RemoveAnswer = Answer<undefined, Gone | { why: 'strangeForm'; field: string }>;

export const TOO_LARGE: Message = {
  id: 'prices.error.tooLarge',
  data: { megabytes: MAX_FILE_MEGABYTES },
};

const REMOVE = z.object({ intent: z.literal('remove'), id: z.uuid() });

export function parseRemoveForm(form: FormData): ReadForm<{ id: string }> {
  const parsed = REMOVE.safeParse(Object.fromEntries(form));
  return parsed.success
    ? { done: true, value: { id: parsed.data.id } }
    : strangeFormOf(parsed.error);
}

/** Why nothing was previewed or imported; `null`: that is shown by the preview itself. */
export function problemOf(
  because: Extract<PreviewAnswer | ImportAnswer, { done: false }>['because'],
): FileProblem | null {
  const ofAll = (id: Message['id']): FileProblem => ({ line: null, reason: { id, data: {} } });
  switch (because.why) {
    case 'badFile':
      return because;
    case 'tooLarge':
      return { line: null, reason: TOO_LARGE };
    case 'noFile':
      return ofAll('prices.error.noFile');
    case 'brokenUpload':
      return ofAll('prices.error.upload');
    case 'nothingToImport':
      return ofAll('prices.error.nothing');
    case 'previewChanged':
      return null;
  }
}
