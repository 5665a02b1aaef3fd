import { AppProvider } from '@shopify/polaris';
import englishPolaris from '@shopify/polaris/locales/en.json';
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { usePageActions, type PageAction } from '~/components/PageActions';
import { PhoneProvider } from '~/components/screen';

function Sheet({ actions }: { actions: PageAction[] }) {
  return usePageActions(actions) as ReactNode;
}

/** What a phone is sent: the button that opens the sheet, and what is in it. */
function sent(...actions: PageAction[]): { opener: string; sheet: string } {
  const html = renderToString(
    <AppProvider i18n={englishPolaris}>
      <PhoneProvider value={true}>
        <Sheet actions={actions} />
      </PhoneProvider>
    </AppProvider>,
  );
  const [opener = '', sheet = ''] = html.split('class="page-actions"');
  return { opener, sheet };
}

it('says on a phone what is under way, where the sheet opens that closed over it', () => {
  const download = { content: 'Price evidence' };
  expect(sent(download).opener).not.toContain('Price evidence');
  const { opener, sheet } = sent({ content: 'Mark packaging' }, { ...download, loading: true });
  expect(opener).toMatch(/<\/button><span role="status">.*Price evidence/);
  expect(opener).not.toContain('Mark packaging');
  expect(sheet).toMatch(/disabled=""[^>]*>Price evidence/);
});

it('opens nothing where there is nothing else to do', () => {
  expect(sent().opener).not.toContain('button');
  expect(sent().sheet).toBe('');
});
