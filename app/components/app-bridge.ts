import type { ShopifyGlobal } from '@shopify/app-bridge-types';

declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the only way to name a custom element to React's types
  namespace JSX {
    interface IntrinsicElements {
      /** Its own types leave out what React adds. */
      'ui-modal': DetailedHTMLProps<HTMLAttributes<UIModalElement>, UIModalElement>;
      /** A link of `s-app-nav`. */
      's-link': DetailedHTMLProps<AnchorHTMLAttributes<HTMLElement>, HTMLElement>;
    }
  }
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- as React declares it
  interface ButtonHTMLAttributes<T> {
    /** Of a button within `ui-save-bar` or `ui-title-bar`. */
    variant?: 'primary';
    /** Of a button within `ui-title-bar`. */
    tone?: 'critical' | 'default';
  }
}

/** `undefined` outside Shopify's admin, and while the server renders. */
export function appBridge(): ShopifyGlobal | undefined {
  return typeof shopify === 'undefined' ? undefined : shopify;
}

let shownToast: string | undefined;

/**
 * A short word of confirmation at the foot of Shopify's admin, in the place of the one before: several would cover the
 * page, and tell what is over. Returns the way to take it away early.
 */
export function showToast(
  message: string,
  undo?: { label: string; onAction: () => void },
): () => void {
  if (shownToast !== undefined) appBridge()?.toast.hide(shownToast);
  const id = appBridge()?.toast.show(
    message,
    undo && { action: undo.label, onAction: undo.onAction },
  );
  shownToast = id;
  return () => {
    if (id !== undefined) appBridge()?.toast.hide(id);
  };
}
