import { isMessageId } from './texts';
import type { Translate } from './translate';

/**
 * What is said of a rule that stored results name. `supply`: how to make it judgeable. Of a rule that this version does
 * not have, that it has none.
 */
export function sayOfRule(t: Translate, rule: string, part: 'title' | 'why' | 'remedy' | 'supply') {
  const id = part === 'supply' ? `supply.${rule}` : `rule.${rule}.${part}`;
  if (isMessageId(id)) return t(id);
  return t(part === 'title' ? 'ruleOfAnotherVersion.title' : 'ruleOfAnotherVersion.text');
}
