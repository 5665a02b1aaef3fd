import { useFetcher, useNavigate } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { errorsIn, sayStrangeForm, type StrangeForm } from '~/components/answers';
import { useOptionalScope } from '~/components/use-optional-scope';
import type { Message } from '~/core/audit/outcome';
import type { BulkKind, CustomsKind } from '~/core/changes/change';
import type { Answer, Invalid } from '~/services/answer';
import type {
  AltTextsPreview,
  BulkPreview,
  NothingToWrite,
  PreviewChanged,
  WasPricesPreview,
  WrongVariantValues,
} from '~/services/changes/views';

type Because =
  | Invalid<WrongVariantValues>
  | NothingToWrite
  | PreviewChanged<BulkPreview | WasPricesPreview>
  | StrangeForm;

interface PreviewOf extends Record<CustomsKind, BulkPreview> {
  altText: AltTextsPreview;
  compareAt: WasPricesPreview;
}

/**
 * What is typed for many listings: previewed, then written by a job that the history follows. `fields`: what is typed, as the
 * page's action takes it. `onStarted`: it is no longer to be saved.
 */
export function useBulk<Kind extends BulkKind>(options: {
  kind: Kind;
  scope: string;
  fields: Record<string, string>;
  onStarted?: () => void;
}) {
  const { kind, onStarted } = options;
  const fields = { ...options.fields, kind };
  const scope = useOptionalScope(options.scope);
  const asking = useFetcher<Answer<unknown, Because>>({ key: 'bulk preview' });
  const start = useFetcher<Answer<{ batch: string }, Because>>({ key: 'bulk start' });
  const [isAsking, setIsAsking] = useState(false);
  const [asked, setAsked] = useState('');
  /** What of the two was asked last: its answer is the one that holds. */
  const [latest, setLatest] = useState<'preview' | 'start'>('preview');
  const navigate = useNavigate();
  const now = JSON.stringify(fields);

  const started = start.data?.done ? start.data.value.batch : null;
  useEffect(() => {
    if (started === null) return;
    onStarted?.();
    navigate(`/app/history?batch=${started}`);
    // Only an answer calls for this; the callback is made anew on every render.
  }, [started, navigate]);

  // An answer to what was asked before is none to what is chosen now.
  const shown = asked === now ? asking.data : undefined;
  // As the action answers to this kind.
  const preview = previewIn(shown, latest === 'start' && asked === now ? start.data : undefined) as
    PreviewOf[Kind] | null;

  async function write() {
    setIsAsking(true);
    const isAllowed = await scope.request();
    setIsAsking(false);
    if (!isAllowed) return;
    const seen = preview === null ? {} : digestIn(preview);
    setLatest('start');
    start.submit({ ...fields, ...seen, intent: 'start' }, { method: 'post' });
  }

  return {
    ask: () => {
      setAsked(now);
      setLatest('preview');
      asking.submit({ ...fields, intent: 'preview' }, { method: 'post' });
    },
    write: () => void write(),
    preview,
    faults: errorsIn(shown),
    whyNot: sayWhyNot(latest === 'start' ? start.data : shown),
    isGranted: scope.isGranted,
    isDeclined: scope.isDeclined,
    isPreviewing: asking.state !== 'idle',
    isStarting: isAsking || start.state !== 'idle' || started !== null,
  };
}

export type Bulk<Kind extends BulkKind> = ReturnType<typeof useBulk<Kind>>;

/** What was found instead when it was to be written goes before what was previewed. */
function previewIn(
  asked: Answer<unknown, Because> | undefined,
  started: Answer<unknown, Because> | undefined,
): unknown {
  if (started?.done === false && started.because.why === 'previewChanged') {
    return started.because.preview;
  }
  return asked?.done ? asked.value : null;
}

/** By which the server tells whether what it writes is what was shown. */
function digestIn(preview: object): { shown?: string } {
  return 'digest' in preview && typeof preview.digest === 'string' ? { shown: preview.digest } : {};
}

function sayWhyNot(answer: Answer<unknown, Because> | undefined): Message | null {
  if (!answer || answer.done || answer.because.why === 'invalid') return null;
  switch (answer.because.why) {
    case 'nothingToWrite':
      return { id: 'bulk.nothing', data: {} };
    case 'previewChanged':
      return { id: 'bulk.previewChanged', data: {} };
    default:
      return sayStrangeForm(answer.because);
  }
}
