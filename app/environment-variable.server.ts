import { z } from 'zod';

/** What is known of a variable beside what it may be: README's table and .env.example are made of it. */
export interface AboutVariable {
  section: 'Shopify' | 'Database' | 'Web' | 'Processes' | 'Figures' | 'Mail';
  /** What it is for, as README says it. */
  says: string;
  /** A value that is right, for .env.example; absent: what holds without it is shown. */
  example?: string;
  /** No report may show it. */
  isSecret?: true;
  /** Set by whatever starts the app, not by people. */
  isGiven?: true;
}

const abouts = z.registry<AboutVariable>();

/** An empty value counts as absent: `FOO=` in a compose file or CI setting means "not set". */
export function variable<T extends z.ZodType>(about: AboutVariable, schema: T) {
  const read = z.preprocess((value) => (value === '' ? undefined : value), schema);
  abouts.add(read, about);
  return read;
}

export function aboutVariable(schema: z.core.$ZodType): AboutVariable {
  const about = abouts.get(schema);
  if (about === undefined) throw new Error('A variable was not made by `variable`.');
  return about;
}

export function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
