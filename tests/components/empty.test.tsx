import { AppProvider } from '@shopify/polaris';
import englishPolaris from '@shopify/polaris/locales/en.json';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Empty } from '~/components/Empty';

it.each(['firstSync', 'nothingFound'] as const)(
  'draws %s within the page, so that nothing comes after its words',
  (image) => {
    const html = renderToString(
      <AppProvider i18n={englishPolaris}>
        <Empty image={image} heading="Nothing here">
          <p>Nothing at all.</p>
        </Empty>
      </AppProvider>,
    );
    expect(html).toContain('Nothing at all.');
    const source = /<img src="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(decodeURIComponent(source)).toMatch(/^data:image\/svg\+xml.*<\/svg>$/);
  },
);
