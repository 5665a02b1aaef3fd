import { isGoods } from '../../listing/goods';
import { hasDimension } from '../../listing/measurements';
import { failOrPass } from '../outcomes';
import { defineRule } from '../rule';

/**
 * A description too short to say what will arrive. A table, a list or a dimension says much in few words, so
 * a short description that has one is enough.
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
  needs: ['listing', 'texts'],
  settings: {
    words: { default: 30, min: 1, max: 300, unit: 'words', source: '[J] two or three sentences' },
  },
  judge({ listing, texts }, { settings }) {
    if (!isGoods(listing)) {
      return { outcome: 'notApplicable', reason: { id: 'reason.giftCardDescription', data: {} } };
    }
    if (texts.plainDescription.hasWords(settings.words)) return { outcome: 'pass' };
    const { words, text } = texts.plainDescription;
    if (text !== '' && (hasStructure(texts.descriptionHtml) || hasDimension(text))) {
      return { outcome: 'pass' };
    }
    return failOrPass([
      {
        key: 'descriptionHtml',
        message: {
          id: `rule.vague-description.${text === '' ? 'empty' : 'short'}`,
          data: { words, expected: settings.words },
        },
        field: 'descriptionHtml',
        severity: 'medium',
      },
    ]);
  },
});

function hasStructure(html: string): boolean {
  return /<(?:table|ul|ol|dl)[\s>]/i.test(html);
}
