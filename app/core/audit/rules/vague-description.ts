import { isGoods } from '../../listing/goods';
import { PlainText } from '../../language/plain-text';
import { hasDimension } from '../../listing/measurements';
import { besidesRepeated } from '../../listing/repeated-phrases';
import { failOrPass } from '../outcomes';
import { defineRule } from '../rule';

/**
 * A description too short to say what will arrive. A table, a list or a dimension says much in few words, so
 * a short description that has one is enough. A sentence that many listings share but for the name says nothing.
 */
export const vagueDescription = defineRule({
  id: 'vague-description',
  audiences: ['US'],
  severity: 'medium',
  gravest: 'medium',
  group: 'texts',
  weight: 3,
  certainty: 0.7,
  opensBy: 'edit',
  explainedBy: null,
  promotion: 'none',
  needs: ['listing', 'texts', 'repeatedPhrases'],
  settings: {
    words: { default: 30, min: 1, max: 300, unit: 'words', source: '[J] two or three sentences' },
  },
  judge({ listing, texts, repeatedPhrases }, { settings }) {
    if (!isGoods(listing)) {
      return { outcome: 'notApplicable', reason: { id: 'reason.giftCardDescription', data: {} } };
    }
    const besides = besidesRepeated(
      texts.plainDescription,
      { ...listing, descriptionHtml: texts.descriptionHtml },
      repeatedPhrases,
    );
    const said = besides ? new PlainText(besides.text) : texts.plainDescription;
    if (said.hasWords(settings.words)) return { outcome: 'pass' };
    const { words, text } = said;
    if (text !== '' && (hasStructure(texts.descriptionHtml, text) || hasDimension(text))) {
      return { outcome: 'pass' };
    }
    const data = { words, expected: settings.words };
    return failOrPass([
      {
        key: 'descriptionHtml',
        message: besides
          ? { id: 'rule.vague-description.repeated', data: { ...data, listings: besides.listings } }
          : { id: `rule.vague-description.${text === '' ? 'empty' : 'short'}`, data },
        field: 'descriptionHtml',
        severity: 'medium',
      },
    ]);
  },
});

/** A table or a list, its bullets typed by hand or not. */
function hasStructure(html: string, text: string): boolean {
  return (
    /<(?:table|ul|ol|dl)[\s>]/i.test(html) ||
    (text.match(TYPED_BULLET)?.length ?? 0) >= MINIMUM_TYPED_BULLETS
  );
}

/** Within a line only the signs that mean nothing else: a dash or a number begins an item at the line's head alone. */
const TYPED_BULLET = /(?:^(?:[-–*+]|\d{1,2}[.)])|[•·▪●◦‣✓✔★►])\s+(?=\S)/gmu;
const MINIMUM_TYPED_BULLETS = 2;
