import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** Part of an app that Shopify's admin draws in its own pages. */
export interface UiExtension {
  handle: string;
  /** Places in the admin, `admin.product-details.block.render` for one. */
  targets: string[];
  /** As its TOML names it: `t:` and a key of its locale files, or the name itself. */
  name: string;
  /** With its `locales` and, once Shopify's tool has built it, its `dist`. */
  folder: string;
}

export const extensionSchema = z.object({
  extensions: z
    .array(
      z.object({
        type: z.string(),
        handle: z.string().optional(),
        name: z.string().optional(),
        targeting: z.array(z.object({ target: z.string() })).default([]),
      }),
    )
    .default([]),
});

/** What a file of an extension declares for the admin's pages. */
export function uiExtensionsOf(
  file: string,
  { extensions }: z.infer<typeof extensionSchema>,
): UiExtension[] {
  return extensions.flatMap(({ type, handle, name, targeting }) =>
    type === 'ui_extension' && handle !== undefined
      ? [
          {
            handle,
            targets: targeting.map(({ target }) => target),
            name: name ?? handle,
            folder: dirname(file),
          },
        ]
      : [],
  );
}

/** Where Shopify's tool puts what it builds (`shopify app build`); `null`: it has not. */
export function scriptOf({ folder, handle }: UiExtension): string | null {
  const file = join(folder, 'dist', `${handle}.js`);
  return existsSync(file) ? file : null;
}

export type LocaleTexts = { [key: string]: string | LocaleTexts };
const localeTexts: z.ZodType<LocaleTexts> = z.lazy(() =>
  z.record(z.string(), z.union([z.string(), localeTexts])),
);

/** Its texts in the admin's language, or in the one that it names as its default. Read anew: they are edited. */
export function textsOfExtension({ folder }: UiExtension, language: string): LocaleTexts {
  const locales = join(folder, 'locales');
  if (!existsSync(locales)) return {};
  const files = readdirSync(locales);
  const file =
    files.find((each) => each === `${language}.json` || each === `${language}.default.json`) ??
    files.find((each) => each.endsWith('.default.json'));
  if (file === undefined) return {};
  return localeTexts.parse(JSON.parse(readFileSync(join(locales, file), 'utf8')));
}

export function nameOfExtension(extension: UiExtension, language: string): string {
  const { name } = extension;
  if (!name.startsWith('t:')) return name;
  const text = textsOfExtension(extension, language)[name.slice('t:'.length)];
  return typeof text === 'string' ? text : name;
}
