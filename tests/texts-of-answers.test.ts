import { describe, expect, it } from 'vitest';
import { NamedTexts, telling } from '~/texts-of-answers.server';

const MESSAGE = { id: 'rule.few-photos.title', data: {} };
const CHUNKS = { fr: { 'rules/photos': '/assets/photos.js', root: '/assets/root.js' } };

async function asked(loader: () => unknown) {
  const headers = new Map<string, string>();
  const texts = new NamedTexts(CHUNKS, (name, value) => headers.set(name, value));
  const answer = await telling(loader)({ context: { namedTexts: texts } }).catch(
    (thrown: unknown) => thrown,
  );
  return { answer, texts, header: headers.get('X-Texts') };
}

describe('the sentences that an answer names', () => {
  it.each<[string, () => unknown]>([
    ['in a list', () => ({ findings: [{ message: MESSAGE }] })],
    ['in a map', () => new Map([['x', new Set([MESSAGE.id])]])],
    ['in JSON', () => Response.json({ message: MESSAGE })],
    [
      'in what is thrown',
      () => {
        throw Response.json({ message: MESSAGE }, { status: 404 });
      },
    ],
  ])('are told, by file: %s', async (_where, loader) => {
    const { header, texts } = await asked(loader);
    expect(header).toBe('rules/photos');
    expect(texts.linksFor('fr', ['root'])).toBe(
      '</assets/root.js>; rel=modulepreload, </assets/photos.js>; rel=modulepreload',
    );
  });

  it('are none where data names none, and the answer stays what it was', async () => {
    const file = new Response('handle\nrule.few-photos.title\n', {
      headers: { 'Content-Type': 'text/csv' },
    });
    const { header, answer } = await asked(() => file);
    expect(header).toBeUndefined();
    expect(answer).toBe(file);
    expect(await file.text()).toContain('handle');
  });
});
