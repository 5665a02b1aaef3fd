import type { FrameLocator, Locator } from 'playwright-core';
import type { AdminTab } from './merchant';

/** The app's block on the admin's product page. */
export function blockOf({ page }: AdminTab): FrameLocator {
  return page.frameLocator('main section iframe');
}

/** The window of the app's action. */
export function actionOf({ page }: AdminTab): FrameLocator {
  return page.frameLocator('dialog[open] iframe');
}

/** What is said right below the heading of each group of buyers, in the block and on the app's page alike. */
export async function readinessIn(
  where: FrameLocator,
  audiences: readonly string[],
): Promise<string[]> {
  const said: string[] = [];
  for (const name of audiences) {
    const heading = where.getByRole('heading', { name, exact: true }).first();
    said.push(await textOf(heading.locator('xpath=following-sibling::*[1]')));
  }
  return said;
}

/** The rules that have open findings: their headings stand beside how grave they are. */
export async function rulesIn(block: FrameLocator): Promise<string[]> {
  return block.locator('s-heading:has(+ s-badge)').allTextContents();
}

async function textOf(locator: Locator): Promise<string> {
  return (await locator.textContent()) ?? '';
}
