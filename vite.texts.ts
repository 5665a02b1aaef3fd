import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin, Rollup } from 'vite';
import { z } from 'zod';

type Language = 'en' | 'fr';
type AstNode = Rollup.AstNode;

const fromRoot = (path: string) => resolve(import.meta.dirname, path);
const APP = `${fromRoot('app')}/`;
const TEXTS = fromRoot('app/locales/texts.ts');
const IN_BROWSERS = fromRoot('app/locales/texts-in-browser.ts');
/** How Remix asks for the part of a route that browsers get. */
const ROUTE = /\/app\/(?<id>root|routes\/.+?)(?:\/route)?\.tsx\?__remix-build-client-route$/;
/** While developing, routes are no modules of their own. */
const ENTRY = /(?<=\/app\/)entry\.client\.tsx$/;
/** Nested in which routes a route is shown: these load their sentences, too. */
const OUTER = [
  { id: 'root', holds: (id: string) => id !== 'root' },
  { id: 'routes/app', holds: (id: string) => id.startsWith('routes/app.') },
];

/**
 * Has a page load the sentences that it says, in the language of the document: those that the modules of its route name,
 * as a whole (`'home.title'`) or by what they are put together of (`rule.${rule}.title`). Those that the server's answers
 * name come by files: see `app/texts-of-answers.server.ts`. While developing, a page loads all.
 */
export function sentencesOfPages(): Plugin {
  let isBuild = false;
  const routes = new Map<string, string>();
  return {
    name: 'sentences-of-pages',
    enforce: 'pre',
    configResolved(config) {
      isBuild = config.command === 'build';
    },
    async resolveId(source, importer, options) {
      if (source.startsWith('virtual:sentences/')) return `\0${source}`;
      if (options.ssr === true || !source.endsWith('/texts')) return null;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      return found?.id === TEXTS ? IN_BROWSERS : found;
    },
    load(id) {
      const [, language, route] = /^\0virtual:sentences\/(en|fr|both)\/(.+)$/.exec(id) ?? [];
      if (language === undefined || route === undefined) return null;
      if (language === 'both') return keepsOneLanguage(route);
      return isBuild
        ? `export default JSON.parse(${JSON.stringify(placeholder(language, route))})`
        : `export default ${JSON.stringify(readTexts(language === 'fr' ? 'fr' : 'en'))}`;
    },
    transform: {
      order: 'post',
      handler(code, id, options) {
        const route = isBuild ? ROUTE.exec(id)?.groups?.id : ENTRY.exec(id)?.[0];
        if (route === undefined || options?.ssr === true) return null;
        routes.set(route, id);
        return { code: `import 'virtual:sentences/both/${route}';\n${code}`, map: null };
      },
    },
    renderChunk(code) {
      const found = PLACEHOLDER.exec(code);
      if (found?.groups === undefined) return null;
      const { language, route } = found.groups as { language: Language; route: string };
      const texts = textsIn(language);
      const ids = [...idsOfRoute(route, routes, this)].sort();
      const said = ids.map((id) => [id, texts[id]]);
      // Within the quotation marks of a string of JavaScript's.
      const json = JSON.stringify(JSON.stringify(Object.fromEntries(said))).slice(1, -1);
      return { code: code.replace(PLACEHOLDER, () => json), map: null };
    },
    generateBundle(_options, bundle) {
      if (this.environment.name !== 'client') return;
      const source = JSON.stringify(filesOf(Object.values(bundle)));
      this.emitFile({ type: 'asset', fileName: 'assets/.texts.json', source });
    },
  };
}

/** The module of a page waits for its sentences. */
function keepsOneLanguage(route: string): string {
  const load = (language: Language) => `import('virtual:sentences/${language}/${route}')`;
  return `import { keepTexts } from '~/locales/texts-in-browser';
keepTexts((await (document.documentElement.lang.startsWith('fr') ? ${load('fr')} : ${load('en')})).default);`;
}

/** What stands in a chunk until all modules are known, and with them what they say. */
const placeholder = (language: string, route: string) => `%sentences ${language} ${route}%`;
const PLACEHOLDER = /%sentences (?<language>en|fr) (?<route>[^%]+)%/;

const known = new Map<Language, Record<string, string>>();

function textsIn(language: Language): Record<string, string> {
  const texts = known.get(language) ?? readTexts(language);
  known.set(language, texts);
  return texts;
}

const fileOfTexts = z.record(z.string(), z.string());

function readTexts(language: Language): Record<string, string> {
  const folder = fromRoot(`app/locales/${language}`);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const entries = files
    .filter((file) => file.endsWith('.json'))
    .map((file) => fileOfTexts.parse(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))))
    .flatMap((texts) => Object.entries(texts));
  return Object.fromEntries(entries);
}

type Modules = Pick<Rollup.PluginContext, 'getModuleInfo'>;

function idsOfRoute(route: string, routes: Map<string, string>, modules: Modules): Set<string> {
  const ids = idsFrom(routes.get(route), modules);
  for (const outer of OUTER.filter(({ holds }) => holds(route)))
    for (const id of idsFrom(routes.get(outer.id), modules)) ids.delete(id);
  return ids;
}

/** Loaded file by file, where an answer names them. */
const SENTENCES = /\/app\/locales\/(?<language>en|fr)\/(?<name>.+)\.json/;
const named = new WeakMap<Rollup.ModuleInfo, Set<string>>();

/** What the app's modules say that a module loads, now or later. */
function idsFrom(start: string | undefined, modules: Modules): Set<string> {
  const ids = new Set<string>();
  const seen = new Set<string>();
  const next = [start];
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const module = modules.getModuleInfo(id);
    if (!module || !id.startsWith(APP) || SENTENCES.test(id)) continue;
    const own = named.get(module) ?? idsNamedIn(module.ast);
    named.set(module, own);
    for (const each of own) ids.add(each);
    next.push(...module.importedIds, ...module.dynamicallyImportedIds);
  }
  return ids;
}

function idsNamedIn(ast: AstNode | null): Set<string> {
  const texts = textsIn('en');
  const ids = new Set<string>();
  const look = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    if ('value' in node && typeof node.value === 'string' && Object.hasOwn(texts, node.value))
      ids.add(node.value);
    const pattern = patternOf(template.safeParse(node).data);
    if (pattern) for (const id of Object.keys(texts)) if (pattern.test(id)) ids.add(id);
    Object.values(node).forEach(look);
  };
  look(ast);
  return ids;
}

const template = z.object({
  type: z.literal('TemplateLiteral'),
  quasis: z.array(z.object({ value: z.object({ cooked: z.string() }) })),
});

/** Which ids a template may make, if it may make one. */
function patternOf(found: z.infer<typeof template> | undefined): RegExp | null {
  if (found === undefined) return null;
  const fixed = found.quasis.map(({ value }) => value.cooked);
  const isOfIds = fixed.every((part) => /^[\w.-]*$/.test(part)) && fixed.join('').includes('.');
  return isOfIds && fixed.join('').length > 1
    ? new RegExp(`^${fixed.map((part) => part.replaceAll('.', '\\.')).join('.+')}$`)
    : null;
}

/** Which files a page loads its sentences from, so that the server can tell a browser ahead. */
function filesOf(chunks: (Rollup.OutputChunk | Rollup.OutputAsset)[]) {
  const files: Record<string, Record<string, string>> = {};
  for (const chunk of chunks) {
    if (chunk.type !== 'chunk' || chunk.facadeModuleId === null) continue;
    const [, language, name] =
      /^\0virtual:sentences\/(en|fr)\/(.+)$/.exec(chunk.facadeModuleId) ??
      SENTENCES.exec(chunk.facadeModuleId) ??
      [];
    if (language !== undefined && name !== undefined)
      (files[language] ??= {})[name] = `/${chunk.fileName}`;
  }
  return files;
}
