import { createContext, useContext } from 'react';

const Nonce = createContext<string | undefined>(undefined);

export const NonceProvider = Nonce.Provider;

/** What the server gives the scripts of a document, which no other may run; none in the browser, where they have run. */
export function useNonce(): string | undefined {
  return useContext(Nonce);
}
