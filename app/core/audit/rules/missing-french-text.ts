import type { TranslatedText } from '../../listing/listing';
import { isFrench } from '../../listing/locale';
import { countWords, hasText, hasTranslatableWords, htmlToText } from '../../listing/text';
import type { Finding } from '../outcome';
import { failOrPass } from '../outcomes';
import { defineRule } from '../rule';

/**
 * Title or description without French. Charter of the French Language, s. 52: catalogues and websites count,
 * whoever sells to Quebec is meant. French of any region and for any one market counts; blank French does not.
 */
export const missingFrenchText = defineRule({
  id: 'missing-french-text',
  audiences: ['QC'],
  severity: 'high',
  needs: ['listing', 'texts', 'french'],
  settings: {},
  judge({ listing, texts, french }) {
    const findings: Finding[] = [];
    const title = htmlToText(texts.title);
    if (!hasFrench(french, 'title') && hasTranslatableWords(title, listing.vendor)) {
      findings.push({
        key: 'title',
        message: { id: 'rule.missing-french-text.missingTitle', data: { title } },
        field: 'title',
        severity: 'high',
      });
    }
    // The long text is read only where its French is missing.
    const description = hasFrench(french, 'body_html') ? '' : htmlToText(texts.descriptionHtml);
    if (hasTranslatableWords(description, listing.vendor)) {
      findings.push({
        key: 'descriptionHtml',
        message: {
          id: 'rule.missing-french-text.missingDescription',
          data: { words: countWords(description) },
        },
        field: 'descriptionHtml',
        severity: 'high',
      });
    }
    return failOrPass(findings);
  },
});

function hasFrench(french: TranslatedText[], key: string): boolean {
  return french.some((text) => text.key === key && isFrench(text.locale) && hasText(text.value));
}
