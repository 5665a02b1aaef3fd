import { useEffect, useRef } from 'react';
import { appBridge } from './app-bridge';
import { useTranslate } from './language';
import { useLeaveConfirmation } from './use-leave-confirmation';

/** The bar that Shopify's admin shows at its top while something is not saved: whoever leaves then is asked first. */
export function SaveBar(props: {
  /** Of its own on each page. */
  id: string;
  shown: boolean;
  busy: boolean;
  onSave: () => void;
  onDiscard: () => void;
}) {
  const { id, shown, busy, onSave, onDiscard } = props;
  const t = useTranslate();
  // What is being saved is not lost, and its answer may lead elsewhere.
  useLeaveConfirmation(shown && !busy);

  useEffect(() => {
    if (!shown) return;
    void appBridge()?.saveBar.show(id);
    return () => {
      // One that has left the document with its page is hidden already, and App Bridge throws for it.
      if (document.getElementById(id)) void appBridge()?.saveBar.hide(id);
    };
  }, [id, shown]);

  useFocusOnRefused(shown, busy);

  return (
    <ui-save-bar id={id}>
      <button variant="primary" disabled={busy} onClick={onSave}>
        {t('action.save')}
      </button>
      <button disabled={busy} onClick={onDiscard}>
        {t('action.discard')}
      </button>
    </ui-save-bar>
  );
}

/** What was refused is led to: the first field to mend may be screens away from the one that was left. */
function useFocusOnRefused(shown: boolean, busy: boolean): void {
  const wasBusy = useRef(false);
  useEffect(() => {
    const hasAnswer = wasBusy.current && !busy;
    wasBusy.current = busy;
    if (!hasAnswer || !shown) return;
    // A form marks its fields once it has dealt with the answer itself.
    const marked = requestAnimationFrame(() => {
      document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    });
    return () => {
      cancelAnimationFrame(marked);
    };
  }, [shown, busy]);
}
