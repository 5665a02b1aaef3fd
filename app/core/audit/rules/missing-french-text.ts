import { hasTranslatableWords } from '../../html/text';
import { hasFrench } from '../judged-french';
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
  gravest: 'high',
  group: 'french',
  weight: 5,
  certainty: 1,
  opensBy: 'edit',
  explainedBy: { cause: 'frenchNotPublished' },
  promotion: 'blocks',
  needs: ['listing', 'texts', 'french'],
  settings: {},
  judge({ listing, texts, french }) {
    const findings: Finding[] = [];
    const { plainTitle, plainDescription } = texts;
    if (!hasFrench(french, 'title') && hasTranslatableWords(plainTitle.text, listing.vendor)) {
      findings.push({
        key: 'title',
        message: { id: 'rule.missing-french-text.missingTitle', data: { title: plainTitle.text } },
        field: 'title',
        severity: 'high',
      });
    }
    // The long text is read only where its French is missing.
    if (
      !hasFrench(french, 'body_html') &&
      hasTranslatableWords(plainDescription.text, listing.vendor)
    ) {
      findings.push({
        key: 'descriptionHtml',
        message: {
          id: 'rule.missing-french-text.missingDescription',
          data: { words: plainDescription.words },
        },
        field: 'descriptionHtml',
        severity: 'high',
      });
    }
    return failOrPass(findings);
  },
});
