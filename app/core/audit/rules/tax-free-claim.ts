import { isFrench } from '../../language/locale';
import type { PlainText } from '../../language/plain-text';
import type { FrenchText, ListingTexts } from '../../listing/listing-texts';
import { findTaxFreeClaim } from '../../listing/tax-claims';
import { excerpt } from '../judged-french';
import type { Finding, Outcome } from '../outcome';
import { failOrPass } from '../outcomes';
import { defineRule } from '../rule';

/**
 * A promise of no taxes in a text that a buyer in Quebec may be shown, in either language. Taxes are owed by law
 * (Consumer Protection Act and the tax acts forbid to claim otherwise); "we pay the taxes" is allowed.
 */
export const taxFreeClaim = defineRule({
  id: 'tax-free-claim',
  audiences: ['QC'],
  severity: 'high',
  gravest: 'high',
  group: 'texts',
  weight: 5,
  certainty: 0.8,
  opensBy: 'edit',
  explainedBy: null,
  promotion: 'blocks',
  needs: ['texts'],
  uses: ['french'],
  settings: {},
  judge({ texts, french }): Outcome {
    const findings = [
      claimIn(texts.plainTitle, 'title', 'title'),
      claimIn(texts.plainDescription, 'descriptionHtml', 'descriptionHtml'),
      ...(french ?? []).map((text) => claimInFrench(text, texts)),
    ].filter((finding) => finding !== null);
    if (findings.length === 0 && french === undefined) {
      return { outcome: 'unknown', reason: { id: 'reason.missing.french', data: {} } };
    }
    return failOrPass(findings);
  },
});

/** Shopify's keys of texts that a buyer reads, and the fields that they translate. */
const SHOWN_FIELDS: Record<string, string> = { title: 'title', body_html: 'descriptionHtml' };

function claimInFrench(text: FrenchText, texts: ListingTexts): Finding | null {
  const field = SHOWN_FIELDS[text.key];
  if (field === undefined || !isFrench(text.locale)) return null;
  // In a French store the source stands for its own French, and has been read.
  if (text.plain === texts.plainTitle || text.plain === texts.plainDescription) return null;
  return claimIn(text.plain, [field, text.locale, text.marketId ?? ''].join(':'), field);
}

function claimIn(plain: PlainText, key: string, field: string): Finding | null {
  const claim = findTaxFreeClaim(plain.text);
  if (claim === null) return null;
  const sentence = plain.sentences.find((text) => text.includes(claim)) ?? claim;
  return {
    key,
    message: {
      id: 'rule.tax-free-claim.claim',
      data: { claim, sentence: excerpt(sentence), isTranslation: key !== field },
    },
    field,
    severity: 'high',
  };
}
