import { RULES } from '~/core/audit/registry';
import { RULE_GROUPS, settingField } from '~/core/audit/rule';
import { DEFAULT_SETTINGS } from '~/core/audit/settings';
import type { StoreDomain } from '~/core/store/store-domain';
import type { PhotoPorts } from '../photos/ports';
import type { StorePorts } from '../store/ports';
import type { RuleSettingsView, SettingsView } from './views';

export async function showSettings(
  { stores, photos }: StorePorts & PhotoPorts,
  store: StoreDomain,
): Promise<SettingsView> {
  const [record, progress] = await Promise.all([stores.find(store), photos.progress(store)]);
  const settings = record?.settings ?? DEFAULT_SETTINGS;
  return {
    revision: record?.settingsRevision ?? 0,
    saved: record?.settingsSaved
      ? { at: record.settingsSaved.at.toISOString(), by: record.settingsSaved.by }
      : null,
    glossary: settings.glossary,
    audiences: settings.audiences,
    marketAudiences: record?.facts?.sellsTo ?? null,
    readsPhotos: settings.readsPhotos,
    photos: progress,
    groups: RULE_GROUPS.map((group) => ({
      group,
      rules: RULES.filter((rule) => rule.group === group).map((rule): RuleSettingsView => {
        const own = settings.thresholds[rule.id];
        return {
          rule: rule.id,
          audiences: [...rule.audiences],
          severity: rule.severity,
          isOn: !settings.rulesOff.includes(rule.id),
          thresholds: Object.entries(rule.settings).map(([name, setting]) => ({
            field: settingField(rule, name),
            value: own?.[name] ?? setting.default,
            default: setting.default,
            min: setting.min,
            max: setting.max,
            unit: setting.unit,
          })),
        };
      }),
    })).filter((group) => group.rules.length > 0),
  };
}
