/** Kept free while the chart is on its way, so that nothing jumps. */
export const CHART_HEIGHT_PX = 240;
