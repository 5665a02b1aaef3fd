import { htmlToText } from '~/core/html/text';
import { withoutLiquid } from '~/core/language/without-liquid';
import type { TranslatedText } from '~/core/listing/listing';
import type { StoreText, TextResource } from '~/core/store/store-texts';
import type { LocalizableContentType } from '../generated/documents.generated';

export interface TextResourceSource {
  resourceId: string;
  translatableContent: { key: string; value: string | null; type: LocalizableContentType }[];
}

/** Of links, files, colours and the like there is nothing to read. */
const READ_TYPES: ReadonlySet<LocalizableContentType> = new Set([
  'HTML',
  'INLINE_RICH_TEXT',
  'MULTI_LINE_TEXT_FIELD',
  'RICH_TEXT_FIELD',
  'SINGLE_LINE_TEXT_FIELD',
  'STRING',
]);

/** [J] As much of a text as its language is told by: some three hundred words. */
const KEPT_CHARACTERS = 2_000;

/** Shopify makes this collection for every store; themes of today do not show it. */
const OLD_HOME_PAGE = 'frontpage';

/** `null`: nothing in it is read by buyers. */
export function toTextResource(
  { resourceId, translatableContent }: TextResourceSource,
  french: readonly TranslatedText[],
): TextResource | null {
  const handle = translatableContent.find(({ key }) => key === 'handle')?.value;
  if (handle === OLD_HOME_PAGE && resourceId.includes('/Collection/')) return null;
  const texts = translatableContent.flatMap(({ key, value, type }): StoreText[] => {
    const source = READ_TYPES.has(type) ? asRead(value ?? '') : '';
    if (source === '') return [];
    const own = french.filter((text) => text.key === key);
    return [
      {
        key,
        source,
        french: own.map(({ locale, marketId, value: text, outdated, updatedAt }) => ({
          locale,
          marketId,
          value: asRead(text),
          outdated: outdated === true,
          isSaved: updatedAt !== null,
        })),
      },
    ];
  });
  return texts.length > 0 ? { id: resourceId, texts } : null;
}

/** What a buyer reads of a text, its beginning where it is long. */
function asRead(text: string): string {
  const own = withoutLiquid(isRichText(text) ? wordsOfRichText(text) : text);
  const read = htmlToText(own);
  if (read.length <= KEPT_CHARACTERS) return read;
  return read.slice(0, KEPT_CHARACTERS).replace(/\s+\S*$/u, '');
}

/** Shopify's rich text is a tree in JSON. */
function isRichText(text: string): boolean {
  return text.startsWith('{"type":"root"');
}

function wordsOfRichText(text: string): string {
  const values = [...text.matchAll(/"value":("(?:[^"\\]|\\.)*")/g)];
  return values.map(([, value = '""']) => String(JSON.parse(value))).join('\n');
}
