import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RuleResult } from '~/core/audit/outcome';
import type { Listing } from '~/core/listing/listing';
import type { Translate } from '~/locales/translate';
import type { Tally } from './tally';

const BUFFERED_CHARACTERS = 256 * 1024;

/**
 * The audit as one JSON document. It is collected in a temporary file and copied to its destination when
 * complete: a catalogue that turns out to be broken at its last line prints nothing.
 */
export class JsonReport {
  private buffered = '';
  private isFirst = true;

  private constructor(
    private readonly file: FileHandle,
    private readonly translate: Translate,
    auditedAt: Date,
  ) {
    // No rule judges the store as a whole without a store to ask, so its list is empty.
    this.buffered = `{"audited_at":${JSON.stringify(auditedAt)},"store":{"results":[]},"listings":[`;
  }

  static async create(translate: Translate, auditedAt: Date): Promise<JsonReport> {
    const folder = await mkdtemp(join(tmpdir(), 'borealist-audit-'));
    const file = await open(join(folder, 'report.json'), 'wx+');
    // Without a name it vanishes with the process, however that ends.
    await rm(folder, { recursive: true });
    return new JsonReport(file, translate, auditedAt);
  }

  async add(listing: Listing, results: RuleResult[]): Promise<void> {
    const json = JSON.stringify({
      handle: listing.handle,
      title: listing.title,
      results: results.map((result) => this.toJson(result)),
    });
    this.buffered += `${this.isFirst ? '\n' : ',\n'}${json}`;
    this.isFirst = false;
    if (this.buffered.length > BUFFERED_CHARACTERS) await this.flush();
  }

  /** Writes the whole document to `destination`, at the pace at which it is read. */
  async finish(tally: Tally, destination: Writable): Promise<void> {
    this.buffered += `\n],"summary":${JSON.stringify(tally.outcomes)}}\n`;
    await this.flush();
    await pipeline(this.file.createReadStream({ start: 0, autoClose: false }), destination, {
      end: false,
    });
  }

  async close(): Promise<void> {
    await this.file.close();
  }

  private async flush(): Promise<void> {
    await this.file.appendFile(this.buffered);
    this.buffered = '';
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
