import { isMessageId } from './texts';
import type { Translate } from './translate';

/**
 * What is said of a rule that stored results name, beside its title (rule-title.ts). `supply`: how to make it judgeable.
 * Of a rule that this version does not have, that it has none.
 */
export function sayOfRule(t: Translate, rule: string, part: 'why' | 'remedy' | 'supply'): string {
  const id = part === 'supply' ? `supply.${rule}` : `rule.${rule}.${part}`;
  return t(isMessageId(id) ? id : 'ruleOfAnotherVersion.text');
}
