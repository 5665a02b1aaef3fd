import type { Writable } from 'node:stream';
import type { RuleResult } from '~/core/audit/outcome';
import type { Listing } from '~/core/listing/listing';
import type { Translate } from '~/locales/translate';
import { photosToJson } from './photos-to-json';
import type { GivenReading } from './photo-texts';
import { Spool } from './spool';
import type { Tally } from './tally';

/** The audit as one JSON document. */
export class JsonReport {
  private isFirst = true;

  private constructor(
    private readonly spool: Spool,
    private readonly translate: Translate,
  ) {}

  static async create(translate: Translate, auditedAt: Date): Promise<JsonReport> {
    const spool = await Spool.create();
    // No rule judges the store as a whole without a store to ask, so its list is empty.
    await spool.add(
      `{"audited_at":${JSON.stringify(auditedAt)},"store":{"results":[]},"listings":[`,
    );
    return new JsonReport(spool, translate);
  }

  /** `readings`: of its photos, where a folder of photos was given. */
  async add(
    listing: Listing,
    results: RuleResult[],
    readings?: ReadonlyMap<string, GivenReading>,
  ): Promise<void> {
    const json = JSON.stringify({
      handle: listing.handle,
      title: listing.title,
      results: results.map((result) => this.toJson(result)),
      ...(readings && { photos: photosToJson(listing, readings) }),
    });
    await this.spool.add(`${this.isFirst ? '\n' : ',\n'}${json}`);
    this.isFirst = false;
  }

  async finish(tally: Tally, destination: Writable): Promise<void> {
    await this.spool.add(`\n],"summary":${JSON.stringify(tally.outcomes)}}\n`);
    await this.spool.copyTo(destination);
  }

  async close(): Promise<void> {
    await this.spool.close();
  }

  private toJson({ rule, audiences, severity, outcome, reason, findings }: RuleResult): object {
    return {
      rule,
      audiences,
      severity,
      outcome,
      reason: reason && this.translate(reason.id, reason.data),
      findings: findings.map(({ message, field }) => ({
        message: this.translate(message.id, message.data),
        field,
        data: message.data,
      })),
    };
  }
}
