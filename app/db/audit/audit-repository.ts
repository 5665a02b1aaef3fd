import type { RuleTotals } from '../generated/client';
import { z } from 'zod';
import type { FindingIdentity, FindingsDiff } from '~/core/audit/diff-findings';
import { SEVERITIES, type Finding, type RuleResult } from '~/core/audit/outcome';
import type { OpenByRule } from '~/core/audit/causes';
import type { GraveResult } from '~/core/audit/high-findings';
import type { Ignoring } from '~/core/audit/ignoring';
import type { ReadinessWeights } from '~/core/audit/readiness';
import { AUDIENCES, type Audience } from '~/core/listing/audience';
import type {
  AuditRepository,
  AuditedListing,
  NewFindings,
  OpenCount,
  StandingVerdict,
  StoredFinding,
  RuleCount,
} from '~/services/audit/ports';
import { changeListings, changeStore } from '../catalogue/change-listings';
import type { Database } from '../database';
import { oneOf } from '../named-listings';
import { parseRow, readRows } from '../rows';
import { audiences, graveResults, results, severity } from '../shapes';
import { readAll, readOpenHigh, readUnresolved, writeIgnoring } from './finding-rows';
import { readNewFindings, readOpenByRule } from './open-findings';
import { saveAudits } from './save-audits';
import { forgetResolved } from './old-findings';
import { recountOpen } from './totals';

const RESULTS = { tables: 'listing_content', row: z.object({ listing_id: z.string(), results }) };

const GRAVE = {
  tables: 'listing_content',
  row: z.object({ listing_id: z.string(), results: graveResults }),
};

const IDS = { tables: 'listing', row: z.object({ id: z.string() }) };

/** A condition on `listing`: its verdict rests on the basis, and is not older than the instant. */
function standing(basis: string, since: string): string {
  return `(judged_revision IS NOT DISTINCT FROM revision AND judged_on IS NOT DISTINCT FROM ${basis}
    AND coalesce(audited_at >= ${since}, false))`;
}

/** What Prisma gives as text. */
const RULE_TEXTS = { tables: 'rule_totals', row: z.object({ audiences, severity }) };

const OPEN_TEXTS = { tables: 'open_totals', row: z.object({ audiences, severity }) };

export class PostgresAuditRepository implements AuditRepository {
  constructor(private readonly database: Database) {}

  async openFindings(store: string, listingIds: string[]): Promise<StoredFinding[]> {
    return readUnresolved(this.database.pool, store, listingIds);
  }

  async findingsOf(store: string, listingId: string): Promise<StoredFinding[]> {
    return readAll(this.database.pool, store, listingId);
  }

  async resultsOf(store: string, listingId: string): Promise<RuleResult[]> {
    return (await this.resultsOfMany(store, [listingId])).get(listingId) ?? [];
  }

  async resultsOfMany(store: string, listingIds: string[]): Promise<Map<string, RuleResult[]>> {
    const [stored, findings] = await Promise.all([
      readRows(
        this.database.pool,
        RESULTS,
        `SELECT listing_id, results FROM listing_content
         WHERE store = $1 AND listing_id ${oneOf('$2')} AND results IS NOT NULL`,
        [store, listingIds],
      ),
      this.openFindings(store, listingIds),
    ]);
    const open = Map.groupBy(
      findings.filter(({ status }) => status === 'open'),
      ({ listingId }) => listingId,
    );
    return new Map(
      stored.map(({ listing_id: id, results }) => [
        id,
        results.map((result) => ({
          ...result,
          findings:
            result.outcome === 'fail'
              ? (open.get(id) ?? [])
                  .filter(({ rule }) => rule === result.rule)
                  .map((finding) => toFinding(finding, result))
              : [],
        })),
      ]),
    );
  }

  async graveResultsOfMany(
    store: string,
    listingIds: string[],
  ): Promise<Map<string, GraveResult[]>> {
    const [stored, findings] = await Promise.all([
      readRows(
        this.database.pool,
        GRAVE,
        `SELECT listing_id, jsonb_path_query_array(results,
           '$[*] ? (@.outcome == "fail" || @.outcome == "unknown" || @.outcome == "error" || exists(@.unknownFor))') AS results
         FROM listing_content WHERE store = $1 AND listing_id ${oneOf('$2')} AND results IS NOT NULL`,
        [store, listingIds],
      ),
      readOpenHigh(this.database.pool, store, listingIds),
    ]);
    const found = Map.groupBy(findings, ({ listingId, rule }) => `${listingId} ${rule}`);
    return new Map(
      stored.map(({ listing_id: id, results }) => [
        id,
        results.map((result) => ({
          ...result,
          findings:
            result.outcome === 'fail'
              ? (found.get(`${id} ${result.rule}`) ?? []).map(({ key, audiences }) => ({
                  key,
                  severity: 'high' as const,
                  ...narrower(audiences, result),
                }))
              : [],
        })),
      ]),
    );
  }

  async save(
    store: string,
    audits: AuditedListing[],
    changes: FindingsDiff,
    at: Date,
    basis?: string,
  ): Promise<string[]> {
    if (audits.length === 0) return [];
    let outdated: string[] = [];
    await changeStore(this.database.pool, store, async (client) => {
      const result = await saveAudits(client, store, audits, changes, { at, basis });
      outdated = result.outdated;
      return result.saved;
    });
    return outdated;
  }

  async toJudgeAmong(
    store: string,
    listingIds: string[],
    { basis, since }: StandingVerdict,
  ): Promise<string[]> {
    const rows = await readRows(
      this.database.pool,
      IDS,
      `SELECT id FROM listing WHERE store = $1 AND id ${oneOf('$2')} AND NOT ${standing('$3', '$4')} ORDER BY id`,
      [store, listingIds, basis, since],
    );
    return rows.map(({ id }) => id);
  }

  async toJudgeAfter(
    store: string,
    afterId: string | null,
    limit: number,
    { basis, since }: StandingVerdict,
  ): Promise<string[]> {
    const rows = await readRows(
      this.database.pool,
      IDS,
      `SELECT id FROM listing WHERE store = $1 AND id > $2 AND NOT ${standing('$4', '$5')} ORDER BY id LIMIT $3`,
      [store, afterId ?? '', limit, basis, since],
    );
    return rows.map(({ id }) => id);
  }

  async setIgnoring(
    store: string,
    finding: FindingIdentity,
    ignoring: Ignoring | null,
  ): Promise<boolean> {
    const ids = [finding.listingId];
    const changed = await changeListings(
      this.database.pool,
      store,
      ids,
      'everything',
      async (client) => {
        const rows = await writeIgnoring(client, 'finding', store, [finding], ignoring);
        // An audit that is under way read the finding as it was before: it is to be done again.
        if (rows > 0)
          await client.query(
            `UPDATE listing SET revision = revision + 1 WHERE store = $1 AND id ${oneOf('$2')}`,
            [store, ids],
          );
        return rows;
      },
    );
    return changed > 0;
  }

  async readiness(store: string): Promise<Record<Audience, ReadinessWeights>> {
    const totals = await this.database.prisma.catalogueTotals.findUnique({ where: { store } });
    const weights = (audience: Lowercase<Audience>): ReadinessWeights => ({
      passed: Number(totals?.[`${audience}Passed`] ?? 0),
      failed: Number(totals?.[`${audience}Failed`] ?? 0),
      unknown: Number(totals?.[`${audience}Unknown`] ?? 0),
    });
    return { US: weights('us'), CA: weights('ca'), QC: weights('qc') };
  }

  async ruleCounts(store: string): Promise<RuleCount[]> {
    const totals = await this.database.prisma.ruleTotals.findMany({
      where: { store },
      orderBy: { rule: 'asc' },
    });
    return totals.map(toRuleCount).filter(({ outcomes, openFindings }) =>
      // A rule that was taken out of the app leaves a row of zeros.
      [...Object.values(outcomes), ...Object.values(openFindings)].some((count) => count > 0),
    );
  }

  async openCounts(store: string): Promise<OpenCount[]> {
    const totals = await this.database.prisma.openTotals.findMany({
      where: { store, findings: { gt: 0 } },
    });
    return totals.map((row) => {
      const { audiences, severity } = parseRow(OPEN_TEXTS, row.store, {
        audiences: row.audiences.split(' '),
        severity: row.severity,
      });
      return { audiences, severity, findings: row.findings };
    });
  }

  async recountOpen(store: string): Promise<void> {
    await changeStore(this.database.pool, store, async (client) => {
      await recountOpen(client, store);
      return 0;
    });
  }

  async openByRule(store: string): Promise<OpenByRule[]> {
    return readOpenByRule(this.database.pool, store);
  }

  async newFindings(store: string, since: Date): Promise<NewFindings[]> {
    return readNewFindings(this.database.pool, store, since);
  }

  async forgetResolved(store: string, resolvedBefore: Date): Promise<number> {
    return forgetResolved(this.database.pool, 'finding', store, resolvedBefore);
  }
}

function toRuleCount(row: RuleTotals): RuleCount {
  const { audiences, severity } = parseRow(RULE_TEXTS, row.store, row);
  const openFindings = { high: row.openHigh, medium: row.openMedium, low: row.openLow };
  return {
    rule: row.rule,
    audiences: AUDIENCES.filter((audience) => audiences.includes(audience)),
    severity: SEVERITIES.find((each) => openFindings[each] > 0) ?? severity,
    outcomes: {
      pass: row.pass,
      fail: row.fail,
      notApplicable: row.notApplicable,
      unknown: row.unknown,
      error: row.error,
    },
    openFindings,
    harm: Number(row.harm),
  };
}

/** `audiences` only where they are fewer than the rule's, as the rule gave them. */
function toFinding(
  { key, message, field, severity, audiences }: StoredFinding,
  of: Pick<RuleResult, 'audiences'>,
): Finding {
  return { key, message, field, severity, ...narrower(audiences, of) };
}

function narrower(audiences: Audience[], of: Pick<RuleResult, 'audiences'>) {
  return audiences.length < of.audiences.length ? { audiences } : {};
}
