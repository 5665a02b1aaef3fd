import { useEffect } from 'react';
import { useTranslate } from '~/components/language';
import '~/components/app-bridge';

const ID = 'settings-save-bar';

/** The bar that Shopify's admin shows at its top while something is not saved. */
export function SaveBar(props: {
  shown: boolean;
  busy: boolean;
  onSave: () => void;
  onDiscard: () => void;
}) {
  const { shown, busy, onSave, onDiscard } = props;
  const t = useTranslate();

  useEffect(() => {
    if (!shown) return;
    void window.shopify?.saveBar.show(ID);
    return () => {
      void window.shopify?.saveBar.hide(ID);
    };
  }, [shown]);

  return (
    <ui-save-bar id={ID}>
      <button variant="primary" disabled={busy} onClick={onSave}>
        {t('action.save')}
      </button>
      <button disabled={busy} onClick={onDiscard}>
        {t('action.discard')}
      </button>
    </ui-save-bar>
  );
}
