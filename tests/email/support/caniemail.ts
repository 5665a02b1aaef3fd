import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { sharedData } from '../../support/shared-data';

/** The clients that the mail is written for, with the platforms that caniemail.com tests them on. */
const CLIENTS: Record<string, string[]> = {
  outlook: ['windows', 'outlook-com', 'macos', 'ios', 'android'],
  gmail: ['desktop-webmail', 'ios', 'android', 'mobile-webmail'],
  'apple-mail': ['macos', 'ios'],
  yahoo: ['desktop-webmail', 'ios', 'android'],
};

/** `partly`: with notes; `untested`: nobody has looked. */
export type Support = 'yes' | 'partly' | 'no' | 'untested';

const SUPPORT: Record<string, Support> = { y: 'yes', a: 'partly', n: 'no', u: 'untested' };

const statistics = z.record(
  z.string(),
  z.record(z.string(), z.record(z.string(), z.string().regex(/^[yanu]\b/))),
);

const STATS = /^stats:\s*(\{[\s\S]*?^\})/m;

/**
 * How each client supports a feature (`css-padding`), in its newest version tested, by `family.platform`. `null`:
 * caniemail has no such feature.
 */
export function supportOf(feature: string): Record<string, Support> | null {
  const path = sharedData('email', 'caniemail', `${feature}.md`);
  if (!existsSync(path)) return null;
  const text = STATS.exec(readFileSync(path, 'utf8'))?.[1];
  if (text === undefined) throw new Error(`${path} has no table of support`);
  const stats = statistics.parse(JSON.parse(asJson(text)));
  return Object.fromEntries(
    Object.entries(CLIENTS).flatMap(([family, platforms]) =>
      platforms.map((platform) => {
        const newest = Object.values(stats[family]?.[platform] ?? {}).at(-1);
        return [`${family}.${platform}`, SUPPORT[newest?.charAt(0) ?? 'u'] ?? 'untested'];
      }),
    ),
  );
}

/** The tables are written with bare keys and commas before a closing brace. */
function asJson(text: string): string {
  return text.replace(/([{,]\s*)([A-Za-z][\w-]*)\s*:/g, '$1"$2":').replace(/,(?=\s*\})/g, '');
}
