import { storeDay } from '../../days/store-day';
import { AUDIENCES, type Audience } from '../../listing/audience';
import type { Variant } from '../../listing/listing';
import { findTaxFreeClaim } from '../../listing/tax-claims';
import { linesOfPhoto } from '../../photos/photo-language';
import {
  amountsOf,
  isInSeason,
  isKept,
  printedEvents,
  printedPrices,
  reductionsFor,
} from '../../photos/printed-claims';
import { printedPercent } from '../../photos/printed-percent';
import { excerpt } from '../judged-french';
import type { Finding, Message, Outcome } from '../outcome';
import { failOrPass } from '../outcomes';
import { photosToJudge, photosUnseen, type ReadPhoto } from '../photos-to-judge';
import { defineRule } from '../rule';
import { timeZoneOf } from '../../store/time-zone';

/**
 * What is printed into a photo and does not hold: a promise of no taxes, the name of an event that is over, a percentage
 * while nothing is off by as much, a price that no variant has. Texts are changed after a sale, and pictures forgotten.
 */
export const claimInPhoto = defineRule({
  id: 'claim-in-photo',
  audiences: ['US', 'CA', 'QC'],
  // Words are read by a machine: what the same words in a text are is for the rules that read texts.
  severity: 'medium',
  gravest: 'medium',
  group: 'photos',
  weight: 3,
  // A discount that is taken off in the cart is not seen.
  certainty: 0.7,
  // An event passes, and prices move, while the photo stays as it is.
  opensBy: 'time',
  explainedBy: null,
  promotion: 'none',
  needs: ['variants', 'photos', 'store'],
  settings: {},
  judge({ variants, photos, store }, { now }): Outcome {
    const judgeable = photosToJudge(photos);
    if (!('read' in judgeable)) return judgeable;
    const { read } = judgeable;
    const today = storeDay(now, timeZoneOf(store));
    const findings = read.flatMap((photo) => {
      const lines = linesOfPhoto(photo.words);
      const text = lines.join(' ');
      return [
        ...taxClaims(photo, text),
        ...pastEvents(photo, text, today),
        ...percentages(photo, lines, variants),
        ...prices(photo, lines, variants),
      ];
    });
    const unseen = findings.length === 0 ? photosUnseen(judgeable) : null;
    return unseen ?? failOrPass(findings);
  },
});

type Kind = 'tax' | 'event' | 'percent' | 'price';

function finding(
  photo: ReadPhoto,
  kind: Kind,
  data: Message['data'],
  audiences?: readonly Audience[],
): Finding {
  return {
    key: `${photo.id}:${kind}`,
    message: {
      id: `rule.claim-in-photo.${kind}`,
      data: { position: photo.index + 1, ...data },
    },
    field: `media[${photo.index}]`,
    severity: 'medium',
    ...(audiences && { audiences }),
  };
}

/** Forbidden in Quebec alone, as in texts. */
function taxClaims(photo: ReadPhoto, text: string): Finding[] {
  const claim = findTaxFreeClaim(text);
  return claim === null ? [] : [finding(photo, 'tax', { claim }, ['QC'])];
}

function pastEvents(photo: ReadPhoto, text: string, today: string): Finding[] {
  const [past] = printedEvents(text).filter(({ name }) => !isInSeason(name, today));
  return past === undefined ? [] : [finding(photo, 'event', { found: past.text })];
}

function percentages(
  photo: ReadPhoto,
  lines: readonly string[],
  variants: readonly Variant[],
): Finding[] {
  const printed = printedPercent(lines);
  if (printed === null) return [];
  const broken = AUDIENCES.filter((audience) => {
    const reductions = reductionsFor(variants, audience);
    return reductions !== null && !isKept(printed, reductions);
  });
  if (broken.length === 0) return [];
  const most = Math.max(...broken.flatMap((audience) => reductionsFor(variants, audience) ?? []));
  return [
    finding(
      photo,
      'percent',
      { found: excerpt(printed.text), most: Math.floor(most) / 100, isNothingOff: most < 1 },
      broken,
    ),
  ];
}

function prices(
  photo: ReadPhoto,
  lines: readonly string[],
  variants: readonly Variant[],
): Finding[] {
  if (variants.length === 0) return [];
  const known = amountsOf(variants);
  const [other] = printedPrices(lines).filter(({ amount }) => !known.has(amount));
  return other === undefined ? [] : [finding(photo, 'price', { printed: other.text })];
}
