import { notAnswered } from '~/components/NothingToFix';
import { MAX_FILE_MEGABYTES, type FileProblem } from '~/components/file-to-preview';
import type { Message } from '~/core/audit/outcome';
import type { Answer } from '~/services/answer';
import type {
  NotAnswered,
  NothingToWrite,
  PreviewChanged,
  TooMuchTyped,
  WorklistPreview,
} from '~/services/changes/views';
import type { BadWorklist } from '~/services/changes/worklist-ports';
import type { NotUploaded } from '../app.orders.import/import-answer';

type WhyNot = BadWorklist | NotAnswered | TooMuchTyped | NotUploaded;

/** What the page is told of a file that was sent to be previewed, and of one to be written. */
export type PreviewAnswer = Answer<WorklistPreview, WhyNot>;
export type StartAnswer = Answer<
  { batch: string },
  WhyNot | PreviewChanged<WorklistPreview> | NothingToWrite
>;

export const TOO_LARGE: Message = {
  id: 'worklist.error.tooLarge',
  data: { megabytes: MAX_FILE_MEGABYTES },
};

/** Why nothing was previewed or written; `null`: that is shown by the preview itself. */
export function problemOf(
  because: Extract<PreviewAnswer | StartAnswer, { done: false }>['because'],
): FileProblem | null {
  const ofAll = (id: Message['id'], data: Message['data'] = {}) => ({
    line: null,
    reason: { id, data },
  });
  switch (because.why) {
    case 'badFile':
      return because;
    case 'tooLarge':
      return { line: null, reason: TOO_LARGE };
    case 'noFile':
      return ofAll('worklist.error.noFile');
    case 'brokenUpload':
      return ofAll('worklist.error.upload');
    case 'tooMuchTyped':
      return ofAll('worklist.tooMuchTyped', { typed: because.typed, most: because.most });
    case 'nothingToWrite':
      return ofAll('worklist.nothing');
    case 'notAnswered':
      return ofAll(notAnswered(because));
    case 'previewChanged':
      return null;
  }
}
