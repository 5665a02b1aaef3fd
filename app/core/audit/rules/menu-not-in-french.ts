import { defineStoreRule } from '../rule';
import { judgeStoreTexts, STORE_TEXT_TRAITS, type StoreTextGroup } from '../store-text-group';

const GROUP: StoreTextGroup = {
  types: ['LINK'],
  counts: 'resources',
  severity: 'high',
  withoutFrench: 'isMissing',
  messages: {
    missing: 'rule.menu-not-in-french.missing',
    english: 'rule.menu-not-in-french.english',
    outdated: 'rule.menu-not-in-french.outdated',
    mixed: 'rule.menu-not-in-french.mixed',
  },
};

/**
 * Links of menus, which every buyer sees first: without French, or with French that is English or older than its
 * source. A menu’s own title is not judged: few themes show it.
 */
export const menuNotInFrench = defineStoreRule({
  ...STORE_TEXT_TRAITS,
  id: 'menu-not-in-french',
  severity: 'high',
  gravest: 'high',
  // A word that is a name in both languages may be among them.
  certainty: 0.9,
  promotion: 'notice',
  judge: (facts, { glossary }) => judgeStoreTexts(GROUP, facts, glossary),
});
