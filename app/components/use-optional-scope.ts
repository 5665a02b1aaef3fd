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

/** Permissions that the merchant may give the app later, asked for together. */
export function useOptionalScope(...scopes: string[]): OptionalScope {
  const wanted = scopes.join(',');
  const [isGranted, setIsGranted] = useState<boolean | null>(null);
  const [isOffered, setIsOffered] = useState<boolean | null>(null);
  const [isDeclined, setIsDeclined] = useState(false);

  useEffect(() => {
    let isShown = true;
    void appBridge()
      ?.scopes.query()
      .then(({ granted, optional }) => {
        if (!isShown) return;
        const each = wanted.split(',');
        setIsGranted(each.every((scope) => granted.includes(scope)));
        setIsOffered(each.every((scope) => optional.includes(scope)));
      });
    return () => {
      isShown = false;
    };
  }, [wanted]);

  /** Something else on the page may have asked since. */
  async function isGrantedByNow(): Promise<boolean> {
    const { granted = [] } = (await appBridge()?.scopes.query()) ?? {};
    return scopes.every((scope) => granted.includes(scope));
  }

  async function request(): Promise<boolean> {
    if (isGranted || (await isGrantedByNow())) return true;
    const answer = await appBridge()?.scopes.request(scopes);
    const isAllowed = answer?.result === 'granted-all';
    if (isAllowed) setIsGranted(true);
    setIsDeclined(!isAllowed);
    return isAllowed;
  }

  return { isGranted, isOffered, isDeclined, request };
}
