import { BadFileError } from '~/files/bad-file';
import { HELP } from './help';
import { parseCommand, UsageError } from './options';
import { runAudit } from './run-audit';
import { printable } from './terminal-text';

const DONE = 0;
const FAIL_ON_MET = 1;
const BAD_INPUT = 2;
const PIPED_WIDTH_IN_COLUMNS = 120;

// Whoever reads the report may stop early, as `| head` does: that is no fault of the audit.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(DONE);
  throw error;
});

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  try {
    const command = parseCommand(args, new Date());
    if (command === 'help') {
      process.stdout.write(HELP);
      return DONE;
    }
    const { failOnMet } = await runAudit(command, {
      report: process.stdout,
      widthInColumns: process.stdout.isTTY ? process.stdout.columns : PIPED_WIDTH_IN_COLUMNS,
      note: (line) => process.stderr.write(`${line}\n`),
    });
    return failOnMet ? FAIL_ON_MET : DONE;
  } catch (error) {
    if (!(error instanceof BadFileError || error instanceof UsageError)) throw error;
    process.stderr.write(`${printable(error.message)}\n`);
    return BAD_INPUT;
  }
}
