import { useEffect, useState } from 'react';
import { appBridge } from './app-bridge';

export interface OptionalScope {
  /** `null`: Shopify has not said yet, or the page is not in its admin. */
  isGranted: boolean | null;
  /** Asks the merchant, in a window of Shopify's. */
  request: () => void;
}

/** A permission that the merchant may give the app later. */
export function useOptionalScope(scope: string): OptionalScope {
  const [isGranted, setIsGranted] = useState<boolean | null>(null);

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

  return {
    isGranted,
    request: () => {
      void appBridge()
        ?.scopes.request([scope])
        .then(({ result }) => {
          if (result === 'granted-all') setIsGranted(true);
        });
    },
  };
}
