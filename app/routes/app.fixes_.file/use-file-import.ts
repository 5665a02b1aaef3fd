import { useFetcher, useNavigate } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { FILE_FIELD, type FileProblem } from '~/components/file-to-preview';
import { useOptionalScope } from '~/components/use-optional-scope';
import type { ChangeKind } from '~/core/changes/change';
import type { WorklistPreview } from '~/services/changes/views';
import { problemOf, type PreviewAnswer, type StartAnswer } from './file-answer';

const PATH = '/app/fixes/file';

/** A filled list: chosen, previewed, and sent once more to be written as it was previewed. */
export function useFileImport() {
  const [file, setFile] = useState<File | null>(null);
  const preview = useFetcher<PreviewAnswer>({ key: 'file preview' });
  const start = useFetcher<StartAnswer>({ key: 'file start' });
  const permission = usePermission();
  const [latest, setLatest] = useState<'preview' | 'start' | null>(null);
  const navigate = useNavigate();

  const started = start.data?.done ? start.data.value.batch : null;
  useEffect(() => {
    if (started !== null) navigate(`/app/history?batch=${started}`);
  }, [started, navigate]);

  const shown = latest === null ? null : previewIn(preview.data, start.data, latest);

  function send(asked: 'preview' | 'start', sent: File, digest?: string) {
    const form = new FormData();
    // Its own name may hold what a header cannot, and nobody needs it.
    form.set(FILE_FIELD, sent, 'list');
    setLatest(asked);
    const action = digest === undefined ? PATH : `${PATH}?shown=${digest}`;
    (asked === 'preview' ? preview : start).submit(form, {
      method: 'post',
      action,
      encType: 'multipart/form-data',
    });
  }

  async function write() {
    if (file === null || shown === null) return;
    const kinds = new Set(shown.changes.map(({ kind }) => kind));
    if (await permission.request(kinds)) send('start', file, shown.digest);
  }

  return {
    file,
    choose: (chosen: File | null) => {
      setFile(chosen);
      setLatest(null);
    },
    askPreview: (chosen: File) => {
      send('preview', chosen);
    },
    write: () => void write(),
    preview: preview.state === 'idle' ? shown : null,
    isPreviewing: preview.state !== 'idle',
    isStarting: permission.isAsking || start.state !== 'idle' || started !== null,
    isDeclined: permission.isDeclined,
    hasChanged: latest === 'start' && start.state === 'idle' && isOfChanged(start.data),
    problem: problemIn(latest, preview, start),
  };
}

export type FileImport = ReturnType<typeof useFileImport>;

/** Shopify asks for each permission by itself, and only for what the file writes. */
function usePermission() {
  const scopes = {
    french: useOptionalScope('write_translations'),
    altText: useOptionalScope('write_files'),
    inventory: useOptionalScope('write_inventory'),
  };
  const [isAsking, setIsAsking] = useState(false);

  async function request(kinds: ReadonlySet<ChangeKind>): Promise<boolean> {
    const needed = [
      ...(kinds.has('french') ? [scopes.french] : []),
      ...(kinds.has('altText') ? [scopes.altText] : []),
      ...([...kinds].some((kind) => kind !== 'french' && kind !== 'altText')
        ? [scopes.inventory]
        : []),
    ];
    setIsAsking(true);
    let isAllowed = true;
    for (const scope of needed) isAllowed &&= await scope.request();
    setIsAsking(false);
    return isAllowed;
  }

  return {
    request,
    isAsking,
    isDeclined: Object.values(scopes).some(({ isDeclined }) => isDeclined),
  };
}

/** The latest one: what was previewed, or what was found instead when it was to be written. */
function previewIn(
  previewed: PreviewAnswer | undefined,
  started: StartAnswer | undefined,
  latest: 'preview' | 'start',
): WorklistPreview | null {
  if (latest === 'start' && isOfChanged(started)) return started.because.preview;
  return previewed?.done ? previewed.value : null;
}

function isOfChanged(answer: StartAnswer | undefined): answer is Extract<
  StartAnswer,
  { done: false }
> & {
  because: { why: 'previewChanged' };
} {
  return answer?.done === false && answer.because.why === 'previewChanged';
}

function problemIn(
  latest: 'preview' | 'start' | null,
  preview: { state: string; data?: PreviewAnswer },
  start: { state: string; data?: StartAnswer },
): FileProblem | null {
  const asked = latest === 'start' ? start : preview;
  if (latest === null || asked.state !== 'idle' || !asked.data || asked.data.done) return null;
  return problemOf(asked.data.because);
}
