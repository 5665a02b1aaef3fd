import { Writable } from 'node:stream';
import { z } from 'zod';
import { parseCommand } from '~/cli/options';
import { runAudit } from '~/cli/run-audit';
import { sharedData } from '../support/shared-data';

const NOW = '2026-11-22T12:00:00Z';

const reportSchema = z.object({
  listings: z.array(
    z.object({
      handle: z.string(),
      results: z.array(
        z.object({
          rule: z.string(),
          audiences: z.array(z.string()),
          outcome: z.string(),
          reason: z.string().nullable(),
          findings: z.array(
            z.object({
              message: z.string(),
              field: z.string(),
              data: z.record(z.string(), z.unknown()),
            }),
          ),
        }),
      ),
    }),
  ),
});

export interface Audited {
  /** Of one listing by its handle and one rule. */
  result: (
    handle: string,
    rule: string,
  ) => z.infer<typeof reportSchema>['listings'][number]['results'][number];
  outcomes: (rule: string) => Record<string, string>;
  /** Handle → rule → outcome. */
  byHandle: Record<string, Record<string, string>>;
  handles: string[];
  notes: string[];
}

/** Runs the audit command as on 22 November 2026 unless `--now` says otherwise. */
export async function runAuditCommand(
  ...args: string[]
): Promise<{ report: string; notes: string[] }> {
  const command = parseCommand(['--now', NOW, ...args], new Date(NOW));
  if (command === 'help') throw new Error('No help wanted');
  const chunks: string[] = [];
  const notes: string[] = [];
  const report = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(chunk.toString());
      done();
    },
  });
  await runAudit(command, { report, widthInColumns: 120, note: (line) => notes.push(line) });
  return { report: chunks.join(''), notes };
}

/** What its JSON says, by listing and rule. */
export async function audited(...args: string[]): Promise<Audited> {
  const { report, notes } = await runAuditCommand('--json', ...args);
  const { listings } = reportSchema.parse(JSON.parse(report));
  const result: Audited['result'] = (handle, rule) => {
    const found = listings
      .find((listing) => listing.handle === handle)
      ?.results.find((each) => each.rule === rule);
    if (!found) throw new Error(`No result of ${rule} for ${handle}`);
    return found;
  };
  return {
    result,
    outcomes: (rule) =>
      Object.fromEntries(listings.map(({ handle }) => [handle, result(handle, rule).outcome])),
    byHandle: Object.fromEntries(
      listings.map(({ handle, results }) => [
        handle,
        Object.fromEntries(results.map(({ rule, outcome }) => [rule, outcome])),
      ]),
    ),
    handles: listings.map(({ handle }) => handle),
    notes,
  };
}

/** As `audited`, of a folder of ../shared/data/cases; options that name a file are found beside it. */
export function auditedCase(folder: string, file: string, ...options: string[]): Promise<Audited> {
  const at = (name: string) => sharedData('cases', folder, name);
  return audited(
    at(file),
    ...options.map((option) => (/\.(?:csv|json)$/.test(option) ? at(option) : option)),
  );
}
