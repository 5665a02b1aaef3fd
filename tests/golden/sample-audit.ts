import { format, resolveConfig } from 'prettier';
import type { RuleResult } from '../../app/core/audit/outcome';
import { translator } from '../../app/locales/translate';
import { auditedSample } from '../support/audited-sample';

const NOW = new Date('2026-11-22T12:00:00Z');

const say = translator('en');

/** Reviewed by eye: what each rule says of the sample store and of each of its listings. */
export async function sampleAudit(): Promise<string> {
  const { store, listings } = auditedSample(NOW);
  const inEnglish = [...listings].map(([handle, results]) => [handle, inWords(results)]);
  const audit = JSON.stringify({
    store: inWords(store),
    listings: Object.fromEntries(inEnglish),
  });
  return format(audit, { ...(await resolveConfig(import.meta.filename)), parser: 'json' });
}

/** Failures in full, reasons by their id, passes by name. */
function inWords(results: RuleResult[]) {
  const reasons = (outcome: RuleResult['outcome']) =>
    Object.fromEntries(
      results
        .filter((result) => result.outcome === outcome)
        .map(({ rule, reason }) => [rule, reason?.id]),
    );
  return {
    fail: Object.fromEntries(
      results
        .filter(({ outcome }) => outcome === 'fail')
        .map(({ rule, audiences, findings }) => [
          rule,
          findings.map(({ severity, audiences: own, message }) =>
            [severity, (own ?? audiences).join(' '), say(message.id, message.data)].join(' | '),
          ),
        ]),
    ),
    unknown: reasons('unknown'),
    notApplicable: reasons('notApplicable'),
    error: reasons('error'),
    pass: results.filter(({ outcome }) => outcome === 'pass').map(({ rule }) => rule),
  };
}
