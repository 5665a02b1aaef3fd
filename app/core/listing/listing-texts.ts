import { PlainText } from '../language/plain-text';
import type { Listing, TranslatedText } from './listing';

/** The source texts, as written and as read. */
export interface ListingTexts extends Pick<Listing, 'title' | 'descriptionHtml'> {
  plainTitle: PlainText;
  plainDescription: PlainText;
}

/** French of one field, as written (`value`) and as read. */
export interface FrenchText extends TranslatedText {
  plain: PlainText;
}

export function listingTexts({
  title,
  descriptionHtml,
}: Pick<Listing, 'title' | 'descriptionHtml'>): ListingTexts {
  return {
    title,
    descriptionHtml,
    plainTitle: new PlainText(title),
    plainDescription: new PlainText(descriptionHtml),
  };
}

export function frenchTexts(texts: readonly TranslatedText[]): FrenchText[] {
  return texts.map((text) => ({ ...text, plain: new PlainText(text.value) }));
}
