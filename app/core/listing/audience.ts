/** Who is buying: US, all of Canada, or Quebec within it. A listing is judged for each of them separately. */
export const AUDIENCES = ['US', 'CA', 'QC'] as const;

export type Audience = (typeof AUDIENCES)[number];

/** ISO 3166-1 alpha-2: Quebec's buyers are buyers in Canada. */
export const COUNTRY_OF = { US: 'US', CA: 'CA', QC: 'CA' } as const satisfies Record<
  Audience,
  string
>;
