import { Box } from '@shopify/polaris';
import { useEffect, useId, useRef, useState, type ReactNode, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { useTranslate } from './language';

/**
 * A window of Shopify's admin that asks for something before one goes on. It is open as long as it is rendered.
 * App Bridge shows its content in a document of its own, with copies of this one's styles: what opens elsewhere on the
 * page (popovers, tooltips) does not work in it.
 */
export function Modal(props: {
  title: string;
  primary: {
    label: string;
    isBusy?: boolean;
    isDisabled?: boolean;
    isDestructive?: boolean;
    onPress: () => void;
  };
  /** “Cancel” where nothing else is said. */
  closeLabel?: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const { title, primary, closeLabel, onClose, children } = props;
  const t = useTranslate();
  // Nothing opens a window before somebody pressed a button, so there is a document.
  const [content] = useState(() => document.createElement('div'));
  const modal = useShown(content, onClose);

  return (
    <ui-modal id={useId()} ref={modal}>
      <ui-title-bar title={title}>
        <button
          variant="primary"
          tone={primary.isDestructive ? 'critical' : 'default'}
          disabled={primary.isBusy === true || primary.isDisabled === true}
          onClick={primary.onPress}
        >
          {primary.label}
        </button>
        <button onClick={onClose}>{closeLabel ?? t('action.cancel')}</button>
      </ui-title-bar>
      {createPortal(<Box padding="400">{children}</Box>, content)}
    </ui-modal>
  );
}

/** The element of a window that shows this from now on, and is hidden when it goes. */
function useShown(content: HTMLElement, onClose: () => void): RefObject<UIModalElement> {
  const modal = useRef<UIModalElement>(null);
  const closing = useRef(onClose);
  useEffect(() => {
    closing.current = onClose;
  }, [onClose]);

  useEffect(() => {
    const element = modal.current;
    if (!element) return;
    const close = () => {
      closing.current();
    };
    element.content = content;
    element.addEventListener('hide', close);
    // Who opened a form wants to type.
    void element.show().then(() => {
      content.querySelector<HTMLElement>('input, select, textarea')?.focus({ preventScroll: true });
    });
    return () => {
      element.removeEventListener('hide', close);
      void element.hide();
    };
  }, [content]);
  return modal;
}
