import { frenchInText, frenchInTitle, type FrenchInSource } from '../../language/french-in-source';
import { isEnglish } from '../../language/locale';
import { listingMask } from '../../language/mask-names';
import { textNeedsFrench } from '../../language/same-in-both';
import { hasFrench } from '../judged-french';
import type { Finding, Outcome } from '../outcome';
import { defineRule } from '../rule';

/**
 * Title or description without French. Charter of the French Language, s. 52: catalogues and websites count,
 * whoever sells to Quebec is meant. French of any region and for any one market counts; blank French does not.
 *
 * Without a translation buyers are shown the source, which may be French itself, or hold French beside English.
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
  uses: ['store'],
  settings: {},
  judge({ listing, texts, french, store }, { glossary }): Outcome {
    const { plainTitle, plainDescription } = texts;
    const mask = listingMask(listing.vendor, glossary);
    const lacksTitle = !hasFrench(french, 'title') && textNeedsFrench(plainTitle.text, mask);
    // The long text is read only where its French is missing.
    const lacksDescription =
      !hasFrench(french, 'body_html') && textNeedsFrench(plainDescription.text, mask);
    // Of a third language it cannot be told that it is not French.
    const mayHoldFrench = store === undefined || isEnglish(store.primaryLocale);
    const ofDescription =
      lacksDescription && mayHoldFrench ? frenchInText(plainDescription, mask) : 'none';
    const isBesideFrench = ofDescription !== 'none';
    const ofTitle =
      lacksTitle && mayHoldFrench ? frenchInTitle(plainTitle, mask, { isBesideFrench }) : 'none';
    const findings: Finding[] = [];
    if (lacksTitle && ofTitle === 'none') {
      findings.push({
        key: 'title',
        message: { id: 'rule.missing-french-text.missingTitle', data: { title: plainTitle.text } },
        field: 'title',
        severity: 'high',
      });
    }
    if (lacksDescription && ofDescription === 'none') {
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
    const [first, ...others] = findings;
    return first
      ? { outcome: 'fail', findings: [first, ...others] }
      : withoutFindings([ofTitle, ofDescription]);
  },
});

function withoutFindings(found: readonly FrenchInSource[]): Outcome {
  if (found.includes('beside')) {
    return { outcome: 'unknown', reason: { id: 'reason.sourceIsBilingual', data: {} } };
  }
  return found.includes('alone')
    ? { outcome: 'notApplicable', reason: { id: 'reason.sourceIsFrenchAsItStands', data: {} } }
    : { outcome: 'pass' };
}
