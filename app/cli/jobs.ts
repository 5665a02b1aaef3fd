import { parseArgs } from 'node:util';
import { startBoss } from '~/jobs/boss';
import { dropGivenUp, listGivenUp, replayGivenUp, type GivenUpJob } from '~/jobs/given-up-jobs';
import { runForOperator, UsageError, type Operator } from './operator';

const HELP = `Usage: npm run jobs -- list | replay | drop [ID …] [options]

Jobs that failed for good are kept for a month. Those that only read are tried again by themselves, five times within
two days, once the store lets the app in; the others wait here.

  list           shows them, the longest given up first
  replay         puts them into their queues again
  drop           forgets them

  ID             as the list shows it; replay and drop take several
  --all          replay or drop all that the options below leave
  --job KIND     such as refresh-listing
  --store STORE  such as my-store.myshopify.com
  --json         list as JSON
  --help         this text

Exit status: 0 done, 1 one could not be replayed, 2 bad input.
`;

const COMMANDS = ['list', 'replay', 'drop'] as const;

interface Asked {
  command: (typeof COMMANDS)[number];
  ids: string[];
  all: boolean;
  job: string | undefined;
  store: string | undefined;
  json: boolean;
}

const args = process.argv.slice(2);
if (args.includes('--help')) process.stdout.write(HELP);
else await runForOperator((operator) => main(parse(args), operator));

async function main(asked: Asked, { databaseUrl, print }: Operator): Promise<void> {
  const log = {
    info: () => undefined,
    warn: (_data: object, message: string) => process.stderr.write(`${message}\n`),
    error: (_data: object, message: string) => process.stderr.write(`${message}\n`),
  };
  const boss = await startBoss({ connectionString: databaseUrl, log, works: false });
  try {
    const jobs = chosen(await listGivenUp(boss), asked);
    if (asked.command === 'list') {
      if (asked.json) print(JSON.stringify(jobs));
      else for (const line of asLines(jobs)) print(line);
      return;
    }
    let done = 0;
    for (const job of jobs) {
      if (asked.command === 'drop') await dropGivenUp(boss, job);
      else if (!(await replayGivenUp(boss, job))) {
        print(`${job.id}: this version of the app has no such job as ${job.job}; it stays.`);
        process.exitCode = 1;
        continue;
      }
      done += 1;
    }
    print(`${done} ${asked.command === 'drop' ? 'dropped' : 'in their queues again'}`);
  } finally {
    await boss.stop({ graceful: false });
  }
}

function chosen(jobs: GivenUpJob[], { command, ids, all, job, store }: Asked): GivenUpJob[] {
  const missing = ids.filter((id) => !jobs.some((each) => each.id === id));
  if (missing.length > 0) {
    throw new UsageError(
      `No job that was given up has the id ${missing.join(', ')}: see the list.`,
    );
  }
  const matching = jobs.filter(
    (each) =>
      (job === undefined || each.job === job) &&
      (store === undefined || JSON.stringify(each.payload).includes(`"${store}"`)),
  );
  if (command === 'list' || all) return matching;
  return matching.filter(({ id }) => ids.includes(id));
}

function asLines(jobs: GivenUpJob[]): string[] {
  if (jobs.length === 0) return ['No job was given up.'];
  return jobs.map(({ id, job, payload, failure, givenUpAt, replays }) =>
    [
      id,
      givenUpAt.toISOString(),
      job,
      JSON.stringify(payload),
      `${failure.kind}: ${failure.message}`,
      ...(replays > 0 ? [`tried again ${replays} times`] : []),
    ].join('  '),
  );
}

function parse(given: string[]): Asked {
  const { values, positionals } = read(given);
  const [name, ...ids] = positionals;
  const command = COMMANDS.find((each) => each === name);
  if (command === undefined) {
    throw new UsageError(`Say what to do: ${COMMANDS.join(', ')}; --help tells more.`);
  }
  const { all = false, json = false, job, store } = values;
  if (command !== 'list' && !all && ids.length === 0) {
    throw new UsageError(`Say which to ${command}: their ids, or --all.`);
  }
  return { command, ids, all, job, store: store?.toLowerCase(), json };
}

function read(given: string[]) {
  try {
    return parseArgs({
      args: given,
      allowPositionals: true,
      options: {
        all: { type: 'boolean' },
        job: { type: 'string' },
        store: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
