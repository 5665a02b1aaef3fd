import { expect } from 'vitest';
import { formatter } from '~/locales/format';
import type { Language } from '~/locales/translate';
import type { InstalledApp } from './installed-app';

/** What only whoever wrote the app reads: nothing of it is for merchants. */
const CODE: Record<string, RegExp> = {
  'a path in the data': /\w+\[[^\]\s]*\]\S*/,
  'a name of the program’s': /\b[a-z]+[A-Z]\w*/,
  'a language’s code': /\b(?:en|fr)-[A-Z]{2}\b/,
  'a time zone’s key': /\b(?:Africa|America|Asia|Atlantic|Australia|Europe|Pacific)\/[A-Z]/,
  'an id': /gid:\/\/|\b(?:account|compte) \d{4,}|\b\d{12,}\b/,
  'what was not filled in': /\{\w+\}|\[object|\b(?:undefined|NaN|Infinity)\b/,
  'a ratio of nothing': /\b0[.,]0+ (?:times|fois)/,
};

interface Time {
  instant: string;
  said: string;
}

/** The app's pages at these addresses below `/app`, as the server draws them: no code is said, and one clock shown. */
export async function expectPlainWords(
  { tab, stage }: Pick<InstalledApp, 'tab' | 'stage'>,
  language: Language,
  paths: readonly string[],
): Promise<void> {
  for (const path of paths) {
    const admin = await tab.page.request.get(stage.adminPage(`/apps/borealist/app${path}`));
    const frame = /<iframe[^>]* data-src="([^"]+)"/.exec(await admin.text())?.[1] ?? '';
    const page = await tab.page.request.get(frame.replaceAll('&amp;', '&'));
    expect(page.status(), path).toBe(200);
    const { words, times } = await tab.page.evaluate(readDocument, await page.text());
    expect(words.length, path).toBeGreaterThan(10);
    const code = words.flatMap((said) =>
      Object.entries(CODE).flatMap(([kind, sign]) => (sign.test(said) ? [`${kind}: ${said}`] : [])),
    );
    expect(code, path).toEqual([]);
    expectStoreTimes(stage, language, times);
  }
}

/** Every time is said as the clock of the store has it, and none as the browser's or the server's has. */
export function expectStoreTimes(
  { sandbox }: InstalledApp['stage'],
  language: Language,
  times: readonly Time[],
): void {
  const format = formatter(language, sandbox.store.shop.timeZone);
  for (const { instant, said } of times) {
    expect([format.date(instant), format.dateTime(instant)].map(plainSpaces)).toContain(
      plainSpaces(said),
    );
  }
}

function plainSpaces(text: string): string {
  return text.replace(/\s/g, ' ');
}

/** In the browser, which knows how to read HTML. */
function readDocument(html: string): { words: string[]; times: Time[] } {
  const document = new DOMParser().parseFromString(html, 'text/html');
  for (const unseen of document.querySelectorAll('script, style')) unseen.remove();
  const words: string[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) words.push(texts.currentNode.textContent ?? '');
  for (const name of ['aria-label', 'alt', 'title', 'placeholder']) {
    for (const named of document.querySelectorAll(`[${name}]`)) {
      words.push(named.getAttribute(name) ?? '');
    }
  }
  const times = [...document.querySelectorAll('time')].map((time) => ({
    instant: time.dateTime,
    said: time.textContent,
  }));
  return { words, times };
}
