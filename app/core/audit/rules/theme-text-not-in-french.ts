import { defineStoreRule } from '../rule';
import { judgeThemeTexts, STORE_TEXT_TRAITS, type StoreTextGroup } from '../store-text-group';

const GROUP: StoreTextGroup = {
  types: [
    'ONLINE_STORE_THEME_SECTION_GROUP',
    'ONLINE_STORE_THEME_JSON_TEMPLATE',
    'ONLINE_STORE_THEME_SETTINGS_DATA_SECTIONS',
  ],
  counts: 'texts',
  severity: 'medium',
  withoutFrench: 'isMissing',
  namedFirst: /announcement|header|index/,
  messages: {
    missing: 'rule.theme-text-not-in-french.missing',
    english: 'rule.theme-text-not-in-french.english',
    outdated: 'rule.theme-text-not-in-french.outdated',
    mixed: 'rule.theme-text-not-in-french.mixed',
  },
};

/**
 * Texts written in the theme editor: headings, announcements, buttons. Templates hold them as they were written, so
 * that a theme’s own French does not reach them.
 */
export const themeTextNotInFrench = defineStoreRule({
  ...STORE_TEXT_TRAITS,
  id: 'theme-text-not-in-french',
  severity: 'medium',
  gravest: 'medium',
  // A section may be hidden.
  certainty: 0.9,
  promotion: 'none',
  judge: (facts, { glossary }) => judgeThemeTexts(GROUP, facts, glossary),
});
