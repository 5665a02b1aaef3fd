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
  WrongVariantValues,
} from '~/services/changes/views';

type Because = Invalid<WrongVariantValues> | NothingToWrite | StrangeForm;

interface PreviewOf extends Record<CustomsKind, BulkPreview> {
  altText: AltTextsPreview;
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
  const preview = useFetcher<Answer<unknown, Because>>({ key: 'bulk preview' });
  const start = useFetcher<Answer<{ batch: string }, Because>>({ key: 'bulk start' });
  const [isAsking, setIsAsking] = useState(false);
  const [asked, setAsked] = useState('');
  const navigate = useNavigate();
  const now = JSON.stringify(fields);

  const started = start.data?.done ? start.data.value.batch : null;
  useEffect(() => {
    if (started === null) return;
    onStarted?.();
    navigate(`/app/history?batch=${started}`);
    // Only an answer calls for this; the callback is made anew on every render.
  }, [started, navigate]);

  async function write() {
    setIsAsking(true);
    const isAllowed = await scope.request();
    setIsAsking(false);
    if (isAllowed) start.submit({ ...fields, intent: 'start' }, { method: 'post' });
  }

  // An answer to what was asked before is none to what is chosen now.
  const shown = asked === now ? preview.data : undefined;
  return {
    ask: () => {
      setAsked(now);
      preview.submit({ ...fields, intent: 'preview' }, { method: 'post' });
    },
    write: () => void write(),
    /** As the action answers to this kind. */
    preview: shown?.done ? (shown.value as PreviewOf[Kind]) : null,
    faults: errorsIn(shown),
    whyNot: sayWhyNot(shown) ?? sayWhyNot(start.data),
    isGranted: scope.isGranted,
    isDeclined: scope.isDeclined,
    isPreviewing: preview.state !== 'idle',
    isStarting: isAsking || start.state !== 'idle' || started !== null,
  };
}

export type Bulk<Kind extends BulkKind> = ReturnType<typeof useBulk<Kind>>;

function sayWhyNot(answer: Answer<unknown, Because> | undefined): Message | null {
  if (!answer || answer.done || answer.because.why === 'invalid') return null;
  return answer.because.why === 'nothingToWrite'
    ? { id: 'bulk.nothing', data: {} }
    : sayStrangeForm(answer.because);
}
