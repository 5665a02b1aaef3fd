/** Who is buying: US, all of Canada, or Quebec within it. A listing is judged for each of them separately. */
export const AUDIENCES = ['US', 'CA', 'QC'] as const;

export type Audience = (typeof AUDIENCES)[number];
