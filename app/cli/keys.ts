import { rotateKeys } from '~/db.server';
import { runForOperator, UsageError } from './operator';

const HELP = `Usage: npm run keys -- rotate

Encrypts every stored access and refresh token with the first key of ENCRYPTION_KEYS, the others being read by the
keys after it. The app may run meanwhile. In this order:

  1. put the new key first and keep the old one after it (ENCRYPTION_KEYS=new,old), and start every process again;
  2. npm run keys -- rotate
  3. where it says that none is left, take the old key away, and start every process again.

Exit status: 0 none is left of the old keys, 1 tokens are left that no key reads, 2 bad input.
`;

const [command, ...others] = process.argv.slice(2);
if (command === '--help') process.stdout.write(HELP);
else {
  await runForOperator(async ({ env, database, print }) => {
    if (command !== 'rotate' || others.length > 0) {
      throw new UsageError('Say what to do: rotate; --help tells more.');
    }
    const { changed, current, unreadable } = await rotateKeys(database.prisma, env.encryptionKeys);
    print(`${changed} sessions encrypted anew, ${current} had the first key already.`);
    if (unreadable === 0) print('None is left of another key.');
    else {
      print(
        `${unreadable} sessions are of a key that ENCRYPTION_KEYS does not hold: add it after the first one and run ` +
          'this again, or have those stores open the app, which replaces them.',
      );
      process.exitCode = 1;
    }
  });
}
