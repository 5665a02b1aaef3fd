import { useFetcher, useNavigate } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { errorsIn, sayStrangeForm, type StrangeForm } from '~/components/answers';
import { useOptionalScope } from '~/components/use-optional-scope';
import type { CustomsKind } from '~/core/changes/change';
import type { Message } from '~/core/audit/outcome';
import type { Answer, Invalid } from '~/services/answer';
import type { BulkPreview, NothingToWrite, WrongVariantValues } from '~/services/changes/views';

type Because = Invalid<WrongVariantValues> | NothingToWrite | StrangeForm;

/** A value for many listings: previewed, then written by a job that the history follows. */
export function useBulk(kind: CustomsKind, listingIds: readonly string[]) {
  const [value, setValue] = useState('');
  const scope = useOptionalScope('write_inventory');
  const preview = useFetcher<Answer<BulkPreview, Because>>({ key: 'bulk preview' });
  const start = useFetcher<Answer<{ batch: string }, Because>>({ key: 'bulk start' });
  const [isAsking, setIsAsking] = useState(false);
  const [asked, setAsked] = useState('');
  const navigate = useNavigate();
  const now = JSON.stringify([value, listingIds]);

  const started = start.data?.done ? start.data.value.batch : null;
  useEffect(() => {
    if (started !== null) navigate(`/app/history?batch=${started}`);
  }, [started, navigate]);

  function fields(intent: 'preview' | 'start') {
    return { intent, kind, value, listingIds: JSON.stringify(listingIds) };
  }

  async function write() {
    setIsAsking(true);
    const isAllowed = await scope.request();
    setIsAsking(false);
    if (isAllowed) start.submit(fields('start'), { method: 'post' });
  }

  // An answer to what was asked before is none to what is chosen now.
  const shown = asked === now ? preview.data : undefined;
  return {
    value,
    type: setValue,
    ask: () => {
      setAsked(now);
      preview.submit(fields('preview'), { method: 'post' });
    },
    write: () => void write(),
    preview: shown?.done ? shown.value : null,
    fault: errorsIn(shown)[kind],
    whyNot: sayWhyNot(shown) ?? sayWhyNot(start.data),
    isGranted: scope.isGranted,
    isDeclined: scope.isDeclined,
    isPreviewing: preview.state !== 'idle',
    isStarting: isAsking || start.state !== 'idle' || started !== null,
  };
}

export type Bulk = ReturnType<typeof useBulk>;

function sayWhyNot(answer: Answer<unknown, Because> | undefined): Message | null {
  if (!answer || answer.done || answer.because.why === 'invalid') return null;
  return answer.because.why === 'nothingToWrite'
    ? { id: 'bulk.nothing', data: {} }
    : sayStrangeForm(answer.because);
}
