import { useFetcher } from '@remix-run/react';
import { useState } from 'react';
import { FILE_FIELD, type FileProblem } from '~/components/file-to-preview';
import type { PricePreview } from '~/services/prices/views';
import { problemOf, type ImportAnswer, type PreviewAnswer } from './price-answer';

const PATH = '/app/prices/import';

/** A file of past prices: chosen, previewed, and sent once more to be imported as it was previewed. */
export function usePriceImport() {
  const [file, setFile] = useState<File | null>(null);
  const [latest, setLatest] = useState<'preview' | 'import' | null>(null);
  const preview = useFetcher<PreviewAnswer>({ key: 'prices preview' });
  const start = useFetcher<ImportAnswer>({ key: 'prices import' });
  const isIdle = preview.state === 'idle' && start.state === 'idle';

  function send(asked: 'preview' | 'import', sent: File, digest?: string) {
    const form = new FormData();
    // Its own name may hold what a header cannot, and nobody needs it.
    form.set(FILE_FIELD, sent, 'prices.csv');
    setLatest(asked);
    const action = digest === undefined ? PATH : `${PATH}?shown=${digest}`;
    (asked === 'preview' ? preview : start).submit(form, {
      method: 'post',
      action,
      encType: 'multipart/form-data',
    });
  }

  const changed =
    latest === 'import' && start.data?.done === false && start.data.because.why === 'previewChanged'
      ? start.data.because.preview
      : null;
  const imported =
    latest === 'import' && isIdle && start.data?.done === true ? start.data.value : null;
  const shown = shownOf(latest, preview.data, changed, imported);
  return {
    file,
    choose: (chosen: File | null) => {
      setFile(chosen);
      setLatest(null);
    },
    askPreview: (chosen: File) => {
      send('preview', chosen);
    },
    import: () => {
      if (file !== null && shown !== null) send('import', file, shown.digest);
    },
    isPreviewing: preview.state !== 'idle',
    isImporting: start.state !== 'idle',
    preview: preview.state === 'idle' ? shown : null,
    hasChanged: changed !== null && start.state === 'idle',
    imported,
    problem: isIdle ? problemIn(latest === 'import' ? start.data : preview.data, latest) : null,
  };
}

export type PriceImportState = ReturnType<typeof usePriceImport>;

function shownOf(
  latest: 'preview' | 'import' | null,
  previewed: PreviewAnswer | undefined,
  changed: PricePreview | null,
  imported: PricePreview | null,
): PricePreview | null {
  if (latest === null || imported !== null) return null;
  return changed ?? (previewed?.done ? previewed.value : null);
}

function problemIn(
  answer: PreviewAnswer | ImportAnswer | undefined,
  latest: 'preview' | 'import' | null,
): FileProblem | null {
  return latest === null || !answer || answer.done ? null : problemOf(answer.because);
}
