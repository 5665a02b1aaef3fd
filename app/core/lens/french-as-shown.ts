import { isFrench } from '../language/locale';
import type { TranslatedText } from '../listing/listing';
import type { StoreFacts } from '../store/store-facts';

/**
 * In which language a text stands before a buyer in Quebec: `french`; `source`, for one of these reasons; or `sourceOnly`,
 * where the store's own language is French.
 */
export type FrenchShown =
  | {
      shown: 'french';
      value: string;
      /** Where it is shown is told by no published language. */ isSure: boolean;
      forOneMarket: boolean;
    }
  | { shown: 'source'; because: 'none' | 'notPublished' | 'notRead' };

/**
 * The French that is shown: Canada's before that of France, what is for everywhere before what one market has of its
 * own. French of a language that the store has not published is shown to nobody.
 */
export function frenchAsShown(
  texts: readonly TranslatedText[] | undefined,
  key: string,
  { publishedLocales }: Pick<StoreFacts, 'publishedLocales'>,
): FrenchShown {
  if (texts === undefined) return { shown: 'source', because: 'notRead' };
  const own = texts.filter(
    (text) => text.key === key && isFrench(text.locale) && text.value.trim() !== '',
  );
  if (own.length === 0) return { shown: 'source', because: 'none' };
  const shown = own.filter(({ locale }) => publishedLocales?.includes(locale) ?? true);
  const [best] = shown.sort(
    (a, b) =>
      Number(a.marketId !== null) - Number(b.marketId !== null) ||
      Number(a.locale === 'fr') - Number(b.locale === 'fr'),
  );
  if (best === undefined) return { shown: 'source', because: 'notPublished' };
  return {
    shown: 'french',
    value: best.value,
    isSure: publishedLocales !== undefined,
    forOneMarket: best.marketId !== null,
  };
}
