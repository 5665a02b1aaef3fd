declare global {
  interface Window {
    /** App Bridge; absent outside Shopify's admin. */
    shopify?: {
      saveBar: { show(id: string): Promise<void>; hide(id: string): Promise<void> };
      toast: {
        show(
          message: string,
          options?: { isError?: boolean; action?: string; onAction?: () => void },
        ): string;
        hide(id: string): void;
      };
      scopes: {
        query(): Promise<{ granted: string[] }>;
        request(scopes: string[]): Promise<{ result: 'granted-all' | 'declined-all' }>;
      };
    };
  }
}

declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the only way to name a custom element to React's types
  namespace JSX {
    interface IntrinsicElements {
      'ui-nav-menu': DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;
      'ui-save-bar': DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;
    }
  }
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- as React declares it
  interface ButtonHTMLAttributes<T> {
    /** Of a button within `ui-save-bar`. */
    variant?: 'primary';
  }
}

/** A short word of confirmation at the foot of Shopify's admin. Returns the way to take it away early. */
export function showToast(
  message: string,
  undo?: { label: string; onAction: () => void },
): () => void {
  const id = window.shopify?.toast.show(
    message,
    undo && { action: undo.label, onAction: undo.onAction },
  );
  return () => {
    if (id !== undefined) window.shopify?.toast.hide(id);
  };
}
