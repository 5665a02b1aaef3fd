import type { SettingsDraft } from './settings-form';

/**
 * What somebody typed, upon what is saved by now: `base` is what was saved when they began. Each switch, threshold and
 * term that they left as it was is as somebody else has saved it since.
 */
export function mergeDrafts(
  base: SettingsDraft,
  typed: SettingsDraft,
  saved: SettingsDraft,
): SettingsDraft {
  const chosen = <Of>(of: (draft: SettingsDraft) => Of): Of =>
    isSame(of(typed), of(base)) ? of(saved) : of(typed);
  return {
    rulesOff: mergeLists(base.rulesOff, typed.rulesOff, saved.rulesOff),
    thresholds: Object.fromEntries(
      Object.keys({ ...saved.thresholds, ...typed.thresholds }).map((field) => [
        field,
        chosen(({ thresholds }) => thresholds[field]) ?? '',
      ]),
    ),
    glossary: mergeTerms(base.glossary, typed.glossary, saved.glossary),
    audiences: chosen(({ audiences }) => audiences),
    readsPhotos: chosen(({ readsPhotos }) => readsPhotos),
  };
}

/** As it was typed, blank lines included, where nobody else has changed any term. */
function mergeTerms(base: string, typed: string, saved: string): string {
  if (saved === base) return typed;
  const lines = (text: string) => text.split(/\r?\n/);
  return typed === base ? saved : mergeLists(lines(base), lines(typed), lines(saved)).join('\n');
}

function mergeLists(base: string[], typed: string[], saved: string[]): string[] {
  const kept = saved.filter((each) => typed.includes(each) || !base.includes(each));
  const added = typed.filter((each) => !base.includes(each) && !saved.includes(each));
  return [...kept, ...added];
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
