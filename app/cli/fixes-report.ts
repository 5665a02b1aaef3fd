import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { RuleResult } from '~/core/audit/outcome';
import { worklistOf } from '~/core/changes/worklist';
import {
  ALL_WORKLIST_COLUMNS,
  worklistCells,
  type WorklistCells,
} from '~/core/changes/worklist-table';
import type { Listing } from '~/core/listing/listing';
import { writeTable } from '~/files/worklist-writer';
import { translator, type Language, type Translate } from '~/locales/translate';
import { checkWritable } from './check-writable';
import type { AuditCommand } from './options';
import { Spool } from './spool';

/** Of French that is not there yet. */
const FRENCH = 'fr';

/** What is left to fix, as the app's worklists have it: all of them in one table. */
export class FixesReport {
  lines = 0;

  private constructor(
    private readonly target: NonNullable<AuditCommand['fixes']>,
    private readonly spool: Spool,
    private readonly t: Translate,
  ) {}

  static async create(
    target: NonNullable<AuditCommand['fixes']>,
    language: Language,
  ): Promise<FixesReport> {
    await checkWritable('--fixes', target.file);
    return new FixesReport(target, await Spool.create(), translator(language));
  }

  async add(listing: Listing, results: readonly RuleResult[]): Promise<void> {
    const findings = results.flatMap(({ rule, findings: all }) =>
      all.map((finding) => ({ ...finding, rule })),
    );
    const locale = listing.french?.[0]?.locale ?? FRENCH;
    for (const line of worklistOf(listing, findings, { locale, glossary: [] })) {
      this.lines += 1;
      // Without a store there is nothing to which it could be imported.
      const cells = worklistCells(line, {
        store: '',
        check: () => '',
        say: ({ id, data }) => this.t(id, data),
      });
      await this.spool.add(`${jsonLine(cells)}\n`);
    }
  }

  async finish(): Promise<void> {
    const { file, format } = this.target;
    const rows = rowsOf(this.spool.lines());
    await pipeline(
      writeTable({ columns: ALL_WORKLIST_COLUMNS, rows, format }),
      createWriteStream(file),
    );
  }

  async close(): Promise<void> {
    await this.spool.close();
  }
}

/** Without what readers of lines take for the end of one, and JSON leaves as it is. */
function jsonLine(cells: WorklistCells): string {
  return JSON.stringify(cells).replace(/[\u2028\u2029]/g, (end) =>
    end === '\u2028' ? '\\u2028' : '\\u2029',
  );
}

async function* rowsOf(lines: AsyncIterable<string>): AsyncGenerator<WorklistCells> {
  for await (const line of lines) yield JSON.parse(line) as WorklistCells;
}
