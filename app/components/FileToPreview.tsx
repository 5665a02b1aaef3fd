import {
  BlockStack,
  Button,
  DropZone,
  InlineError,
  InlineStack,
  Spinner,
  Text,
} from '@shopify/polaris';
import { useState } from 'react';
import type { Message } from '~/core/audit/outcome';
import { ChosenFile } from './ChosenFile';
import { MAX_FILE_BYTES } from './file-to-preview';
import { useTranslate } from './language';

/** What is said of the file where it is chosen. */
interface FileWords {
  label: string;
  hint: string;
  /** While it is previewed. */
  running: string;
  preview: string;
  noFile: Message;
  /** It is none of the kinds that are taken. */
  kind: Message;
  tooLarge: Message;
  empty: Message;
}

/** A file that is chosen or dropped, looked at in the browser, and sent to be previewed. */
export function FileToPreview(props: {
  id: string;
  accept: string;
  words: FileWords;
  file: {
    file: File | null;
    preview: unknown;
    isPreviewing: boolean;
    choose: (file: File | null) => void;
    askPreview: (file: File) => void;
  };
  /** What was previewed is being written. */
  isWriting: boolean;
}) {
  const { id, accept, words, file, isWriting } = props;
  const t = useTranslate();
  const [refused, setRefused] = useState<Message | null>(null);

  const choose = (_all: File[], [accepted]: File[]) => {
    const reason = reasonAgainst(accepted, words);
    file.choose(reason === null ? (accepted ?? null) : null);
    setRefused(reason);
  };

  return (
    <>
      <BlockStack gap="200">
        <DropZone
          id={id}
          label={words.label}
          accept={accept}
          allowMultiple={false}
          variableHeight
          disabled={file.isPreviewing || isWriting}
          onDrop={choose}
        >
          {file.file === null ? (
            <DropZone.FileUpload actionHint={words.hint} />
          ) : (
            <ChosenFile file={file.file} />
          )}
        </DropZone>
        {refused !== null && <InlineError message={t(refused.id, refused.data)} fieldID={id} />}
      </BlockStack>
      <div role="status">
        {file.isPreviewing && (
          <InlineStack gap="200" blockAlign="center" wrap={false}>
            <Spinner size="small" accessibilityLabel="" />
            <Text as="p">{words.running}</Text>
          </InlineStack>
        )}
      </div>
      <InlineStack align="end">
        <Button
          variant={file.preview ? 'secondary' : 'primary'}
          loading={file.isPreviewing}
          disabled={isWriting}
          onClick={() => {
            if (file.file === null) setRefused(words.noFile);
            else file.askPreview(file.file);
          }}
        >
          {words.preview}
        </Button>
      </InlineStack>
    </>
  );
}

function reasonAgainst(file: File | undefined, words: FileWords): Message | null {
  if (file === undefined) return words.kind;
  if (file.size > MAX_FILE_BYTES) return words.tooLarge;
  return file.size === 0 ? words.empty : null;
}
