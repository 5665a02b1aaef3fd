import type { BrowserContext, FrameLocator, Page } from 'playwright-core';
import type { Listing } from '../../../app/core/listing/listing';
import type { SandboxSeed } from '../../../sandbox/model';
import type { Stage } from './stage';

/** Figures of the home page, by what they count. */
export type Figures = Record<'listings' | 'variants' | 'photos' | 'photosWithoutAlt', number>;

/** What the home page has to show of a store. */
export async function figuresOf({ products: listings }: SandboxSeed): Promise<Figures> {
  const all: Listing[] = [];
  for await (const listing of listings) all.push(listing);
  const photos = all.flatMap(({ media }) => media);
  return {
    listings: all.length,
    variants: all.flatMap(({ variants }) => variants).length,
    photos: photos.length,
    photosWithoutAlt: photos.filter(({ alt }) => alt === null).length,
  };
}

/** A tab of the sandbox's admin, with the app in its frame. */
export class AdminTab {
  readonly app: FrameLocator;
  /** What the window that the app opened shows; its title and buttons are `app`'s. */
  readonly modal: FrameLocator;

  private constructor(
    readonly page: Page,
    private readonly stage: Stage,
  ) {
    this.app = page.frameLocator('#app-frame');
    this.modal = this.app.frameLocator('ui-modal iframe');
  }

  static async open(context: BrowserContext, stage: Stage): Promise<AdminTab> {
    return new AdminTab(await context.newPage(), stage);
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(this.stage.adminPage(path));
  }

  /** From the admin's home to the first page of the app, by the buttons that a merchant presses. */
  async install(names: { install: string; confirm: string }): Promise<void> {
    await this.goTo('');
    await this.page.getByRole('link', { name: names.install }).click();
    await this.page.getByRole('button', { name: names.confirm }).click();
  }

  /** The figures of the catalogue, once the last step of the sync is over. */
  async figuresAfterSync(lastSync: string, { withinMs = 150_000 } = {}): Promise<Figures> {
    await this.app.getByText(lastSync).waitFor({ timeout: withinMs });
    const figure = async (name: keyof Figures) => {
      const text = await this.app.locator(`[data-figure="${name}"]`).textContent();
      return Number((text ?? '').replace(/\D/g, ''));
    };
    return {
      listings: await figure('listings'),
      variants: await figure('variants'),
      photos: await figure('photos'),
      photosWithoutAlt: await figure('photosWithoutAlt'),
    };
  }

  async setLanguage(language: 'en' | 'fr'): Promise<void> {
    await this.goTo('/settings');
    const form = this.page.locator('form[action$="/settings/language"]');
    await form.locator('select').selectOption(language);
    await form.locator('button').click();
    await this.page.locator(`html[lang=${language}]`).waitFor();
  }

  /** Opens the editor of the product with this title. */
  async editProduct(title: string): Promise<void> {
    await this.goTo(`/products?${new URLSearchParams({ query: title })}`);
    await this.page.locator('tbody').getByRole('link', { name: title }).click();
    await this.page.locator('input[name=title]').waitFor();
  }

  /** Fills inputs of the product's editor by their names (the start of a name will do), and saves. */
  async saveProduct(inputs: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(inputs)) {
      await this.page.locator(`input[name^="${name}"]`).first().fill(value);
    }
    await this.page.locator('button[value=save]').click();
    await this.page.locator('main [role=status]').waitFor();
  }

  /** Width that a page takes beyond the window, in CSS pixels, in the admin or in the app's frame. */
  async excessWidthPx(): Promise<number> {
    const widths = await Promise.all(
      this.page
        .frames()
        .map((frame) =>
          frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
        ),
    );
    return Math.max(...widths);
  }
}
