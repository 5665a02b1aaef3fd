import { LISTING_RULES } from '../audit/registry';

/** Rules whose findings open without an edit: a listing that was edited in the same week was not broken by that. */
export const EDIT_INDEPENDENT_RULES: readonly string[] = LISTING_RULES.filter(
  ({ opensBy }) => opensBy === 'time',
).map(({ id }) => id);
