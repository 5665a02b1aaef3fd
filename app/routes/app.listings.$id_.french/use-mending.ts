import { useState } from 'react';
import { listingPath } from '~/components/listing-links';
import type { FrenchField } from '~/services/changes/ports';
import type { Answer, Gone } from '~/services/answer';
import type { MendedView } from '~/services/changes/views';
import type { FrenchDraft } from './use-french-draft';

export interface Mended extends MendedView {
  /** What stood in the field. */
  former: string;
}

type MendingState = 'none' | 'asking' | 'failed' | Mended;

/** Has typography and anglicisms of one text mended, and puts it into its field, from where it can be taken back. */
export function useMending(props: {
  listingId: string;
  locale: string;
  /** Of one market's own French. */
  marketId: string | undefined;
  field: FrenchField;
  draft: FrenchDraft;
}) {
  const { listingId, locale, marketId, field, draft } = props;
  const [state, setState] = useState<MendingState>('none');

  async function mend() {
    const former = draft.frenchOf(field);
    const { part, key } = field;
    const { source } = draft.shownOf(field);
    setState('asking');
    const typed = JSON.stringify({ part, key, locale, marketId, source, french: former });
    const answer = await askForMended(`${listingPath(listingId)}/french/mended`, typed);
    if (answer === null) {
      setState('failed');
      return;
    }
    setState({ ...answer, former });
    draft.type(field, answer.french);
  }

  const mended = typeof state === 'object' ? state : null;
  return {
    mended,
    isAsking: state === 'asking',
    hasFailed: state === 'failed',
    mend: () => void mend(),
    takeBack: () => {
      if (mended) draft.type(field, mended.former);
      setState('none');
    },
  };
}

/** Without Remix, which would have the page load its data again after the answer. `null`: there was none. */
async function askForMended(path: string, typed: string): Promise<MendedView | null> {
  try {
    // App Bridge adds the session token to requests of the app's own origin.
    const response = await fetch(path, { method: 'POST', body: new URLSearchParams({ typed }) });
    // The resource route's answer, in the shape that its types give.
    const answer = (await response.json()) as Answer<MendedView, Gone>;
    return response.ok && answer.done ? answer.value : null;
  } catch {
    return null;
  }
}
