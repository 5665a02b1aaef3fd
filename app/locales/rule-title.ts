import { isMessageId } from './texts';
import type { Translate } from './translate';

/**
 * What a rule that stored results name is called; one that this version does not have is no longer checked. A file of its
 * own, since a page that names rules need not load what else is said of them.
 */
export function titleOfRule(t: Translate, rule: string): string {
  const id = `rule.${rule}.title`;
  return t(isMessageId(id) ? id : 'ruleOfAnotherVersion.title');
}
