import { useEffect, useState } from 'react';
import { appBridge } from './app-bridge';

export interface OptionalScope {
  /** `null`: Shopify has not said yet, or the page is not in its admin. */
  isGranted: boolean | null;
  /** The merchant was asked and said no. */
  isDeclined: boolean;
  /** Asks the merchant, in a window of Shopify's, unless it is granted. Answers whether it is granted then. */
  request: () => Promise<boolean>;
}

/** A permission that the merchant may give the app later. */
export function useOptionalScope(scope: string): OptionalScope {
  const [isGranted, setIsGranted] = useState<boolean | null>(null);
  const [isDeclined, setIsDeclined] = useState(false);

  useEffect(() => {
    let isShown = true;
    void appBridge()
      ?.scopes.query()
      .then(({ granted }) => {
        if (isShown) setIsGranted(granted.includes(scope));
      });
    return () => {
      isShown = false;
    };
  }, [scope]);

  async function request(): Promise<boolean> {
    if (isGranted) return true;
    const answer = await appBridge()?.scopes.request([scope]);
    const isAllowed = answer?.result === 'granted-all';
    if (isAllowed) setIsGranted(true);
    setIsDeclined(!isAllowed);
    return isAllowed;
  }

  return { isGranted, isDeclined, request };
}
