import { useEffect } from 'react';
import { appBridge } from './app-bridge';
import { useTranslate } from './language';

/** The bar that Shopify's admin shows at its top while something is not saved. */
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

  useEffect(() => {
    if (!shown) return;
    void appBridge()?.saveBar.show(id);
    return () => {
      void appBridge()?.saveBar.hide(id);
    };
  }, [id, shown]);

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
