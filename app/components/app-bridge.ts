declare global {
  interface Window {
    /** App Bridge; absent outside Shopify's admin. */
    shopify?: {
      toast: {
        show(
          message: string,
          options?: { isError?: boolean; action?: string; onAction?: () => void },
        ): string;
      };
    };
  }
}

declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the only way to name a custom element to React's types
  namespace JSX {
    interface IntrinsicElements {
      'ui-nav-menu': DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;
    }
  }
}

/** A short word of confirmation at the foot of Shopify's admin. */
export function showToast(message: string, undo?: { label: string; onAction: () => void }): void {
  window.shopify?.toast.show(message, undo && { action: undo.label, onAction: undo.onAction });
}
