import { Banner } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { DateModal } from './DateModal';
import type { useAnnouncedDates } from './use-announced-dates';

/** What shows while a date is edited, and why one could not be removed. */
export function DateEditor({ editing }: { editing: ReturnType<typeof useAnnouncedDates> }) {
  const t = useTranslate();
  const { draft, removalError } = editing;
  return (
    <>
      {removalError && (
        <Banner tone="critical">
          <p>{t(removalError.id, removalError.data)}</p>
        </Banner>
      )}
      {draft && (
        <DateModal
          draft={draft}
          errors={editing.errors}
          invalid={editing.invalid}
          busy={editing.busy}
          onChange={editing.change}
          onSave={editing.save}
          onClose={editing.close}
        />
      )}
    </>
  );
}
