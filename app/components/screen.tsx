import { useBreakpoints } from '@shopify/polaris';
import { createContext, useContext } from 'react';

const PhoneContext = createContext(false);

/** Whether the document was asked for by a phone, as far as its browser says. */
export const PhoneProvider = PhoneContext.Provider;

/** By what Chromium's browsers send of themselves, else by how phones' browsers name themselves. */
export function isPhone(headers: Headers): boolean {
  const hint = headers.get('sec-ch-ua-mobile');
  return hint === null ? /\bMobi/.test(headers.get('user-agent') ?? '') : hint === '?1';
}

/** How wide the window is. The server draws a phone's page for a phone, so that nothing moves once it is measured. */
export function useScreen() {
  const phone = useContext(PhoneContext);
  return useBreakpoints({ defaults: { smDown: phone, mdDown: phone } });
}
