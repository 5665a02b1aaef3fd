import { useEffect, useState } from 'react';
import { appBridge } from './app-bridge';

export interface OptionalScope {
  /** `null`: Shopify has not said yet, or the page is not in its admin. */
  isGranted: boolean | null;
  /** Whether the app may ask for it: Shopify approves some first. `null`: not known yet, as above. */
  isOffered: boolean | null;
  /** The merchant was asked and said no, or Shopify did. */
  isDeclined: boolean;
  /** Asks the merchant, in a window of Shopify's, unless it is granted. Answers whether it is granted then. */
  request: () => Promise<boolean>;
}

/** A permission that the merchant may give the app later. */
export function useOptionalScope(scope: string): OptionalScope {
  const [isGranted, setIsGranted] = useState<boolean | null>(null);
  const [isOffered, setIsOffered] = useState<boolean | null>(null);
  const [isDeclined, setIsDeclined] = useState(false);

  useEffect(() => {
    let isShown = true;
    void appBridge()
      ?.scopes.query()
      .then(({ granted, optional }) => {
        if (!isShown) return;
        setIsGranted(granted.includes(scope));
        setIsOffered(optional.includes(scope));
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

  return { isGranted, isOffered, isDeclined, request };
}
