/**
 * What is to become, at its start, of a promotion that is not ready: it starts all the same, without the listings that
 * something stands in the way of, or not before it is ready.
 */
export const WHEN_NOT_READY = ['startAnyway', 'leaveOut', 'wait'] as const;
export type WhenNotReady = (typeof WHEN_NOT_READY)[number];
