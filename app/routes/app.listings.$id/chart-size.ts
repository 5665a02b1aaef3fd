export const CHART_HEIGHT_PX = 260;

/** Kept free while drawing and table are on their way, so that nothing jumps. */
export const HISTORY_HEIGHT_PX = 360;
