import { Banner, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslate } from '~/components/language';
import { listingTitle } from '~/components/listing-links';
import { useSayValue } from '~/components/use-say-value';
import type {
  WorklistChangeView,
  WorklistConflictView,
  WorklistPreview,
} from '~/services/changes/views';
import type { FileImport } from './use-file-import';

/** All that a file would do, and would not, before any of it is done. */
export function PreviewCards(props: { preview: WorklistPreview; file: FileImport }) {
  const { preview, file } = props;
  const { changes, conflicts, refused } = preview;
  const t = useTranslate();
  return (
    <div aria-live="polite">
      <BlockStack gap="400">
        <SummaryCard preview={preview} file={file} />
        {conflicts.length > 0 && (
          <LinesCard
            title={t('worklist.preview.conflicts', { count: conflicts.length })}
            text={t('worklist.preview.conflicts.text')}
            lines={conflicts}
            line={(conflict) => <Conflict conflict={conflict} />}
          />
        )}
        {refused.length > 0 && (
          <LinesCard
            title={t('worklist.preview.refused', { count: refused.length })}
            lines={refused}
            line={({ line, listing, reason }) => (
              <BlockStack gap="050">
                <Text as="p" tone="subdued" breakWord>
                  {t('worklist.preview.line', { line })} {listing}
                </Text>
                <Text as="p" breakWord>
                  {t(reason.id, reason.data)}
                </Text>
              </BlockStack>
            )}
          />
        )}
        {changes.length > 0 && (
          <LinesCard
            title={t('worklist.preview.changes')}
            lines={changes}
            line={(change) => <Change change={change} />}
          />
        )}
      </BlockStack>
    </div>
  );
}

function SummaryCard({ preview, file }: { preview: WorklistPreview; file: FileImport }) {
  const { changes, same, untouched } = preview;
  const t = useTranslate();
  return (
    <Card>
      <BlockStack gap="300">
        {file.hasChanged && (
          <Banner tone="warning">
            <p>{t('worklist.preview.changed')}</p>
          </Banner>
        )}
        {file.isDeclined && (
          <Banner tone="warning" title={t('worklist.declined.title')}>
            <p>{t('worklist.declined.text')}</p>
          </Banner>
        )}
        <Text as="h2" variant="headingMd">
          {t('worklist.preview.title', { count: changes.length })}
        </Text>
        {same > 0 && <Text as="p">{t('worklist.preview.same', { count: same })}</Text>}
        {untouched > 0 && (
          <Text as="p">{t('worklist.preview.untouched', { count: untouched })}</Text>
        )}
        {changes.length > 0 && (
          <InlineStack align="end">
            <Button variant="primary" loading={file.isStarting} onClick={file.write}>
              {t('worklist.write', { count: changes.length })}
            </Button>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

/** More would make the page slow, and nobody reads them all at once. */
const SHOWN_AT_ONCE = 50;

function LinesCard<Line>(props: {
  title: string;
  text?: string;
  lines: Line[];
  line: (line: Line) => ReactNode;
}) {
  const { title, text, lines, line } = props;
  const t = useTranslate();
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const shown = lines.slice(0, most);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {text !== undefined && <Text as="p">{text}</Text>}
        <ul className="changes">
          {shown.map((each, index) => (
            <li key={index}>{line(each)}</li>
          ))}
        </ul>
        {shown.length < lines.length && (
          <InlineStack gap="300" blockAlign="center">
            <Text as="p" tone="subdued">
              {t('worklist.preview.more', { shown: shown.length, total: lines.length })}
            </Text>
            <Button
              variant="plain"
              onClick={() => {
                setMost(most + SHOWN_AT_ONCE);
              }}
            >
              {t('worklist.preview.showMore', {
                count: Math.min(SHOWN_AT_ONCE, lines.length - shown.length),
              })}
            </Button>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

function Change({ change }: { change: WorklistChangeView }) {
  const t = useTranslate();
  return (
    <BlockStack gap="050">
      <LineHead of={change} />
      <Value label={t('worklist.preview.before')} kind={change.kind} text={change.before} />
      <Value label={t('worklist.preview.after')} kind={change.kind} text={change.after} />
    </BlockStack>
  );
}

function Conflict({ conflict }: { conflict: WorklistConflictView }) {
  const { by, kind, typed, found } = conflict;
  const t = useTranslate();
  return (
    <BlockStack gap="050">
      <LineHead of={conflict} />
      <Value
        label={t(by === 'source' ? 'worklist.preview.sourceFound' : 'worklist.preview.found')}
        kind={kind}
        text={found}
      />
      {/* As it was typed: it may be what no such value is written like. */}
      <Value label={t('worklist.preview.typed')} kind="french" text={typed} />
    </BlockStack>
  );
}

function LineHead({ of }: { of: Omit<WorklistChangeView, 'before' | 'after'> }) {
  const { line, listingTitle: title, kind, part, variant } = of;
  const t = useTranslate();
  const what =
    part === null
      ? t(`history.kind.${kind}`)
      : t('french.field', { part: t(`french.part.${part}`) });
  return (
    <Text as="p" breakWord>
      <Text as="span" tone="subdued">
        {t('worklist.preview.line', { line })}
      </Text>{' '}
      {t('worklist.preview.what', {
        title: listingTitle(t, title),
        part: variant === null ? what : t('worklist.preview.ofVariant', { part: what, variant }),
      })}
    </Text>
  );
}

function Value(props: { label: string; kind: WorklistChangeView['kind']; text: string | null }) {
  const { label, kind, text } = props;
  const t = useTranslate();
  const sayValue = useSayValue();
  return (
    <Text as="p" breakWord>
      <Text as="span" tone="subdued">
        {label}
      </Text>{' '}
      {text === null ? t('worklist.preview.none') : sayValue(kind, text)}
    </Text>
  );
}
