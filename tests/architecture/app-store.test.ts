import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { concatAST, Kind, parse as parseGraphql, visit } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readDeclared } from '~/doctor/declared';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const appStore = read('docs/app-store.md');
const beforeYouSubmit = read('docs/before-you-submit.md');

describe('what is told to Shopify', () => {
  it('justifies each scope that is asked for, and no other', () => {
    const section = /## Scopes, one by one\n([^]*?)\n## /.exec(beforeYouSubmit)?.[1] ?? '';
    const rows = [...section.matchAll(/^\| `([a-z_]+)` \| ([^|]+) \| ([^|]+) \|$/gm)];
    const { scopes, optionalScopes } = readDeclared();
    expect(rows.map(([, scope]) => scope)).toEqual([...scopes, ...optionalScopes]);
  });

  it('is right about customers: no document asks who they are', () => {
    const folder = 'app/shopify/documents';
    const documents = concatAST(
      readdirSync(join(root, folder)).map((name) => parseGraphql(read(`${folder}/${name}`))),
    );
    const addresses = new Set<string>();
    const fields = new Set<string>();
    visit(documents, {
      Field({ name, selectionSet }) {
        fields.add(name.value);
        if (!/Address$/.test(name.value)) return;
        for (const each of selectionSet?.selections ?? []) {
          if (each.kind === Kind.FIELD) addresses.add(each.name.value);
        }
      },
    });
    expect(addresses.size).toBeGreaterThan(0);
    expect([...addresses].filter((name) => !/^(country|province)/.test(name))).toEqual([]);
    const personal =
      /^(customer|customers|email|phone|firstName|lastName|address[12]|zip|city|clientIp|note)$/;
    expect([...fields].filter((name) => personal.test(name))).toEqual([]);
  });

  it('fits into Shopify’s fields, in both languages', () => {
    const cell = (name: string) => new RegExp(`^\\| ${name}[^|]* \\| ([^|]+) \\|$`, 'gm');
    const cells = (name: string) =>
      [...appStore.matchAll(cell(name))].map(([, text]) => text ?? '');
    const introductions = cells('Introduction');
    expect(introductions).toHaveLength(2);
    expect(introductions.filter((text) => text.length > 100)).toEqual([]);
    const features = [...cells('Feature'), ...cells('Fonction')];
    expect(features).toHaveLength(10);
    expect(features.filter((text) => text.length > 80)).toEqual([]);
    const details = [
      ...appStore.matchAll(/(?:\*\*Details|\*\*Description)[^]*?\n\n((?:> .*\n)+)/g),
    ];
    expect(details).toHaveLength(2);
    for (const [, text = ''] of details) {
      expect(text.replaceAll(/^> /gm, '').replaceAll('\n', ' ').trim().length).toBeLessThanOrEqual(
        500,
      );
    }
  });
});
