import { useFetcher } from '@remix-run/react';
import { useEffect } from 'react';
import type { Answer, Gone } from '~/services/answer';
import type { UnderWay } from '~/services/sync/views';
import { showToast } from './app-bridge';
import { useTranslate } from './language';

/** Has home's action read the store again, and says whether it began. */
export function useStartSync(): { start: () => void; isStarting: boolean } {
  const t = useTranslate();
  const fetcher = useFetcher<Answer<unknown, UnderWay | Gone>>();
  useEffect(() => {
    const answer = fetcher.data;
    if (answer?.done) showToast(t('sync.started'));
    else if (answer?.because.why === 'underWay') showToast(t('sync.alreadyRunning'));
    else if (answer?.because.why === 'gone') showToast(t('sync.storeGone'));
  }, [fetcher.data, t]);
  return {
    start: () => {
      fetcher.submit({ intent: 'sync' }, { method: 'post', action: '/app?index' });
    },
    isStarting: fetcher.state !== 'idle',
  };
}
