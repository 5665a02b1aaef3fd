import type { Message } from '~/core/audit/outcome';

/** A finding, as far as it is said beside what is typed. */
export interface SaidFinding {
  rule: string;
  key: string;
  message: Message;
  field: string;
}

/** How many findings of a rule come of what would be written. */
export interface RuleEffect {
  rule: string;
  closes: number;
  opens: number;
}

/** What comes of what is typed. */
export interface Verdict {
  closes: SaidFinding[];
  opens: SaidFinding[];
}
