import { expect, it } from 'vitest';
import { sampleStore } from '../../../sandbox/seeds/sample';
import { BOX, drawingFor } from '../../../sandbox/server/drawings';
import { pictureSvg } from '../../../sandbox/server/pictures';

const SIZE = { widthPx: 100, heightPx: 80 };
const shapesIn = (svg: string) => svg.match(/<(path|rect|circle|ellipse)/g)?.length ?? 0;

it('knows what each product of the sample store looks like', async () => {
  const { products } = sampleStore({ now: new Date('2026-11-22T15:00:00Z') });
  const unknown: string[] = [];
  for await (const { title } of products) {
    if (drawingFor(title) === undefined) unknown.push(title);
  }
  expect(unknown).toEqual([]);
});

it('draws a product in its own colours, its box where the alt text says so, and a detail from nearer', () => {
  const draw = (alt: string | null) =>
    pictureSvg('/a.jpg', SIZE, { title: 'Enamel Camp Mug', alt });
  const [mug, inBox, detail] = [draw(null), draw('Mug in its gift box'), draw('Handle, close up')];
  expect(shapesIn(inBox)).toBe(shapesIn(mug) + shapesIn(BOX('', '')));
  expect(detail.replace(/viewBox="[^"]*"/, '')).toBe(mug.replace(/viewBox="[^"]*"/, ''));
  expect(detail).not.toBe(mug);
  expect(pictureSvg('/b.jpg', SIZE, { title: 'Enamel Camp Mug', alt: null })).toBe(mug);
});

it('draws something for an address that names no photo, the same each time', () => {
  expect(pictureSvg('/a.jpg', SIZE)).toBe(pictureSvg('/a.jpg', SIZE));
  expect(shapesIn(pictureSvg('/a.jpg', SIZE))).toBeGreaterThan(3);
});
