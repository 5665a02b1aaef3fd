import { useTranslate } from './language';

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3600;
/** Up to one and a half of the next unit, the smaller one says more. */
const UP_TO = 1.5;

/** A length of time in the unit that says enough of it: `45 seconds`, `12 minutes`, `3 hours`. */
export function useSayDuration(): (seconds: number) => string {
  const t = useTranslate();
  return (seconds) => {
    if (seconds < UP_TO * MINUTE_SECONDS) return t('duration.seconds', { count: seconds });
    if (seconds < UP_TO * HOUR_SECONDS) {
      return t('duration.minutes', { count: Math.round(seconds / MINUTE_SECONDS) });
    }
    return t('duration.hours', { count: Math.round(seconds / HOUR_SECONDS) });
  };
}
