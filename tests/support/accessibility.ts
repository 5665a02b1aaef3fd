import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/**
 * Axe, which tells where an element is by its place among its siblings. By itself it looks for the shortest selector of
 * every element that it judged, which takes longer than judging them.
 */
const AXE = `${readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')};
axe.utils.nodeSerializer.update({
  toSpec: ({ ancestry, source, nodeIndexes, fromFrame }) =>
    ({ selector: ancestry, ancestry, xpath: ancestry, source, nodeIndexes, fromFrame }),
});`;

type WithAxe = typeof globalThis & { axe: typeof axe };

/**
 * What axe finds on a page and in its frames: the rule, where its first element is, and its HTML. `except`:
 * ways to parts that are left out, one selector a frame.
 *
 * Axe's own package for this browser opens a tab to put together what the frames say, which takes as long as judging
 * them, and passes over a frame that does not answer at once.
 */
export async function accessibilityFaults(
  page: Page,
  { except = [] }: { except?: string[][] } = {},
): Promise<unknown[]> {
  const said = await judge(page.mainFrame(), { include: [], exclude: except });
  const violations = await page.evaluate(async (partials) => {
    const results = await (globalThis as WithAxe).axe.finishRun(
      partials.map((partial) => JSON.parse(partial) as axe.PartialResult),
      { resultTypes: ['violations'] },
    );
    return results.violations;
  }, said);
  return violations.map(({ id, nodes }) => [id, nodes[0]?.target, nodes[0]?.html]);
}

/** What axe says of a frame, and after it of those within, in the order in which it asks for them. */
async function judge(frame: Frame, context: axe.FrameContextObject): Promise<string[]> {
  if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(AXE);
  // Which frames are within has to be asked before.
  const within = await frame.evaluate(
    (given) => (globalThis as WithAxe).axe.utils.getFrameContexts(given),
    context,
  );
  const said = [
    await frame.evaluate(async (given) => {
      const options = { resultTypes: ['violations' as const] };
      return JSON.stringify(await (globalThis as WithAxe).axe.runPartial(given, options));
    }, context),
  ];
  for (const { frameSelector, frameContext } of within) {
    const element = await frame.evaluateHandle(
      (selector) => (globalThis as WithAxe).axe.utils.shadowSelect(selector),
      frameSelector,
    );
    const child = await element.asElement()?.contentFrame();
    if (!child) throw new Error(`There is no frame at ${JSON.stringify(frameSelector)}.`);
    said.push(...(await judge(child, frameContext)));
  }
  return said;
}
