import { useBlocker } from '@remix-run/react';
import { useEffect } from 'react';
import { appBridge } from './app-bridge';

/** Asks, in a window of Shopify's, before another page of the app takes the place of one with something not saved. */
export function useLeaveConfirmation(isChanged: boolean): void {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isChanged && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    void (appBridge()?.saveBar.leaveConfirmation() ?? Promise.resolve()).then(() => {
      blocker.proceed();
    });
  }, [blocker]);
}
