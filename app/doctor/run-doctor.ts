import { EnvironmentError, readEnv, type Env } from '~/env.server';
import { checkSetUp } from './check-set-up';
import { checkStore } from './check-store';
import { messageOf, ok, problem, unchecked, type Checked, type DoctorPorts } from './checks';
import { readDeclared, type Declared } from './declared';
import { reportOf, type Section } from './report';

/**
 * Checks the set-up, and with a store what Shopify answers of it. Prints no secret, and changes nothing but a stored token
 * that is due: it is renewed, or taken away where Shopify has ended it, as the app itself would.
 */
export async function runDoctor(
  source: Record<string, string | undefined>,
  { store }: { store: string | null },
  ports: DoctorPorts,
  declared: Declared = readDeclared(),
): Promise<{ report: string; hasProblem: boolean }> {
  const sections: Section[] = [];
  const env = envOf(source);
  if ('sentences' in env) {
    sections.push({
      title: 'Set-up',
      checked: [
        ...env.sentences.map((sentence) => problem('environment', 'a variable is amiss', sentence)),
        unchecked('everything else', 'needs the environment'),
      ],
    });
  } else {
    const environment = ok('environment', 'every variable is as it should be');
    sections.push({
      title: 'Set-up',
      checked: [environment, ...(await checkSetUp(env, declared, ports))],
    });
    if (store !== null) {
      const checked = await storeOrProblem(() => checkStore(store, env, declared, ports));
      sections.push({ title: `Store ${store}`, checked });
    }
  }
  return reportOf(sections, source);
}

function envOf(source: Record<string, string | undefined>): Env | EnvironmentError {
  try {
    return readEnv(source);
  } catch (error) {
    if (error instanceof EnvironmentError) return error;
    throw error;
  }
}

/** Without its database nothing can be said of a store. */
async function storeOrProblem(check: () => Promise<Checked[]>): Promise<Checked[]> {
  try {
    return await check();
  } catch (error) {
    const remedy = 'Put right what is said above of the database, then run this again.';
    return [problem('token', `it could not be read: ${messageOf(error)}`, remedy)];
  }
}
