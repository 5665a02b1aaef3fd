import { bareHsCode } from '../../customs/hs-digits';
import { countOf, fieldOf, judgeShipped, type ShippedCheck } from '../../customs/judge-shipped';
import type { Audience } from '../../listing/audience';
import type { Variant } from '../../listing/listing';
import type { Finding, Outcome } from '../outcome';
import { defineRule } from '../rule';

/**
 * No ten-digit tariff code for the destination. Canada and the US each add four digits of their own to the six
 * international ones, so a code of ten digits that names no country may be another country's: unknown.
 */
export const missingNationalTariffCode = defineRule({
  id: 'missing-national-tariff-code',
  audiences: ['US', 'CA'],
  severity: 'low',
  gravest: 'low',
  group: 'customs',
  weight: 1,
  certainty: 1,
  opensBy: 'edit',
  explainedBy: null,
  promotion: 'none',
  crossBorder: true,
  needs: ['listing', 'variants', 'store'],
  settings: {},
  judge({ listing, variants, store }, { audiences }) {
    const answers: { country: Destination; answer: Outcome }[] = [];
    for (const country of DESTINATIONS) {
      if (country === store.country || !audiences.includes(country)) continue;
      answers.push({ country, answer: judgeShipped({ listing, variants }, CHECKS[country]) });
    }
    return merge(answers);
  },
});

/** Countries that are audiences of their own, by the same two letters. */
const DESTINATIONS = ['US', 'CA'] as const satisfies Audience[];

type Destination = (typeof DESTINATIONS)[number];

const NATIONAL_CODE = /^\d{10}$/;

function lookAt({ inventory }: Variant, country: Destination) {
  const national = inventory?.nationalCodes;
  if (national?.some((code) => code.country === country && isNational(code.code))) return 'sound';
  if (national === undefined || isNational(inventory?.harmonizedSystemCode ?? '')) return 'notRead';
  return 'faulty';
}

const CHECKS: Record<Destination, ShippedCheck> = { US: checkFor('US'), CA: checkFor('CA') };

function checkFor(country: Destination): ShippedCheck {
  return {
    look: (variant) => lookAt(variant, country),
    notRead: 'reason.nationalCodesNotRead',
    findings: (faulty, shipped) => [finding(country, faulty, shipped)],
  };
}

function isNational(code: string): boolean {
  return NATIONAL_CODE.test(bareHsCode(code));
}

function finding(country: Destination, faulty: Variant[], shipped: Variant[]): Finding {
  return {
    key: country,
    message: {
      id: 'rule.missing-national-tariff-code.missing',
      data: { country, ...countOf(faulty, shipped) },
    },
    field: fieldOf(faulty, 'nationalCodes'),
    severity: 'low',
    audiences: [country],
  };
}

/** Fails where one destination does, and says for which of them nothing is known. */
function merge(answers: { country: Destination; answer: Outcome }[]): Outcome {
  const findings = answers.flatMap(({ answer }) =>
    answer.outcome === 'fail' ? answer.findings : [],
  );
  const unknown = answers.filter(({ answer }) => answer.outcome === 'unknown');
  const [first, ...others] = findings;
  if (first) {
    return {
      outcome: 'fail',
      findings: [first, ...others],
      ...(unknown.length > 0 && { unknownFor: unknown.map(({ country }) => country) }),
    };
  }
  return unknown[0]?.answer ?? answers[0]?.answer ?? { outcome: 'pass' };
}
