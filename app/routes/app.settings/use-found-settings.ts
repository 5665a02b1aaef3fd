import { useMemo } from 'react';
import { useTranslate } from '~/components/language';
import type { RuleSettingsView, SettingsView } from '~/services/settings/views';
import { isFound } from './settings-search';

const PARTS = ['audiences', 'glossary', 'photos'] as const;
type Part = (typeof PARTS)[number];

export interface FoundSettings {
  has: (part: Part) => boolean;
  /** Groups with the rules of them that are found; none without one. */
  groups: SettingsView['groups'];
  isAnything: boolean;
}

/** The parts of the page that say what is searched for; without a search, all. */
export function useFoundSettings(groups: SettingsView['groups'], search: string): FoundSettings {
  const t = useTranslate();
  return useMemo(() => {
    const saidOf: Record<Part, string[]> = {
      audiences: [t('settings.audiences.title'), t('settings.audiences.text')],
      glossary: [t('settings.glossary.title'), t('settings.glossary.text')],
      photos: [t('settings.photos.title'), t('settings.photos.label'), t('settings.photos.help')],
    };
    const parts = new Set(PARTS.filter((part) => isFound(saidOf[part], search)));
    const saidOfRule = ({ rule, severity, audiences, thresholds }: RuleSettingsView) => [
      t(`rule.${rule}.title`),
      t(`rule.${rule}.why`),
      t(`severity.${severity}`),
      ...audiences.map((audience) => t(`audience.${audience}`)),
      ...thresholds.map(({ field }) => t(`setting.${field}`)),
    ];
    const found = groups.flatMap(({ group, rules }) => {
      const kept = rules.filter((rule) =>
        isFound([t(`group.${group}`), ...saidOfRule(rule)], search),
      );
      return kept.length === 0 ? [] : [{ group, rules: kept }];
    });
    return {
      has: (part) => parts.has(part),
      groups: found,
      isAnything: parts.size + found.length > 0,
    };
  }, [groups, search, t]);
}
