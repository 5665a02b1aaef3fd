import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FRAMEWORK_FILES, FRAMEWORK_PACKAGES } from '../../scripts/framework-fence.cjs';

const root = resolve(import.meta.dirname, '../..');
const decision = readFileSync(join(root, 'docs/decisions/0034-leaving-remix.md'), 'utf8');

const sources = readdirSync(join(root, 'app'), { recursive: true, encoding: 'utf8' })
  .map((path) => `app/${path.replaceAll('\\', '/')}`)
  .filter((path) => /\.(ts|tsx)$/.test(path) && !path.startsWith('app/db/generated'));

const IMPORTED = /(?:from|import)\s*\(?\s*'([^']+)'/g;
const isOfFramework = new RegExp(FRAMEWORK_PACKAGES);

/** Names of the framework's packages, or of the components', that a file imports; types count. */
function frameworkImports(path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8');
  return [...text.matchAll(IMPORTED)]
    .map(([, name = '']) => name)
    .filter((name) => isOfFramework.test(name));
}

const places = [
  ...new Set(
    sources
      .filter((path) => frameworkImports(path).length > 0)
      .map((path) => /^app\/(routes|components)\//.exec(path)?.[0] ?? path),
  ),
].sort();

describe('Remix and Polaris', () => {
  it('are known in the places that may know them, and in each of those', () => {
    expect(
      places.filter((place) => !FRAMEWORK_FILES.some((each) => new RegExp(each).test(place))),
    ).toEqual([]);
    expect(places).toHaveLength(FRAMEWORK_FILES.length);
  });

  it('are where the decision to leave says', () => {
    const named = [...decision.matchAll(/^\| `(app\/[^`]+)` \|/gm)].map(([, path = '']) => path);
    expect(named.sort()).toEqual(places);
  });

  it('come to routes by the few names that another framework has, too', () => {
    const names = new Set(
      sources.flatMap((path) => {
        const text = readFileSync(join(root, path), 'utf8');
        const lists = text.matchAll(
          /import (?:type )?\{([^}]*)\} from '@remix-run\/(?:react|node)'/g,
        );
        return [...lists].flatMap(([, list = '']) =>
          list
            .split(',')
            .map((name) => name.replace(/^\s*type\s+| as .*/g, '').trim())
            .filter(Boolean),
        );
      }),
    );
    const listed = /```names\n([^]*?)```/.exec(decision)?.[1]?.trim().split(/\s+/) ?? [];
    expect([...names].sort()).toEqual(listed.sort());
  });
});
