import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { FILE_OF_TEXT } from './locales/text-files';
import type { Language } from './locales/translate';

/**
 * A page loads the sentences that its scripts name (vite.texts.ts). Which others an answer of the server's names is told
 * here, by the names of their files: in the document, or in this header, for which entry.client.tsx waits.
 */
const HEADER = 'X-Texts';

/** By language, of each route and of each file of sentences, where browsers find it. */
const chunks = z.record(z.string(), z.record(z.string(), z.string()));
export type TextChunks = z.infer<typeof chunks>;

/** As vite.texts.ts wrote it down; `null`, where nothing was built: then Vite serves all sentences. */
export function readTextChunks(clientFolder: string): TextChunks {
  return chunks.parse(JSON.parse(readFileSync(`${clientFolder}/assets/.texts.json`, 'utf8')));
}

/** What one request's routes named. */
export class NamedTexts {
  readonly files = new Set<string>();

  constructor(
    private readonly chunks: TextChunks,
    private readonly setHeader: (name: string, value: string) => void,
  ) {}

  add(answer: unknown): void {
    addFiles(answer, this.files);
    if (this.files.size > 0) this.setHeader(HEADER, [...this.files].join(' '));
  }

  /** Has a browser fetch, with a document, what its scripts would ask for once they are there. */
  linksFor(language: Language, routes: readonly string[]): string {
    return [...routes, ...this.files]
      .flatMap((name) => this.chunks[language]?.[name] ?? [])
      .map((file) => `<${file}>; rel=modulepreload`)
      .join(', ');
  }
}

/** Of a request that came over HTTP; tests that ask the routes themselves have none. */
export function namedTextsOf(context: Readonly<Record<string, unknown>>): NamedTexts | null {
  return context.namedTexts instanceof NamedTexts ? context.namedTexts : null;
}

interface Asked {
  context: Readonly<Record<string, unknown>>;
}

/** What a route answers, as it was; with what it names told. */
export function telling<Args extends Asked>(handler: (args: Args) => unknown) {
  return async (args: Args): Promise<unknown> => {
    const texts = namedTextsOf(args.context);
    try {
      const answer = await handler(args);
      texts?.add(await plain(answer));
      return answer;
    } catch (thrown) {
      texts?.add(await plain(thrown));
      throw thrown;
    }
  };
}

async function plain(answer: unknown): Promise<unknown> {
  if (!(answer instanceof Response)) return answer;
  const isJson = answer.headers.get('Content-Type')?.startsWith('application/json') === true;
  return isJson ? answer.clone().json() : null;
}

/** Of all that Remix sends: what is plain, in lists, maps and sets. */
function addFiles(value: unknown, files: Set<string>): void {
  if (typeof value === 'string') {
    const file = FILE_OF_TEXT.get(value);
    if (file !== undefined) files.add(file);
  } else if (Array.isArray(value) || value instanceof Set || value instanceof Map) {
    for (const each of value) addFiles(each, files);
  } else if (value !== null && typeof value === 'object') {
    for (const each of Object.values(value)) addFiles(each, files);
  }
}
