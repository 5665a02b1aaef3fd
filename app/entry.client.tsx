import { RemixBrowser } from '@remix-run/react';
import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { loadTextFiles } from './locales/texts-in-browser';
import { languageOf } from './locales/translate';

const { lang, dataset } = document.documentElement;
const load = (names: string | null | undefined) =>
  names ? loadTextFiles(languageOf(lang), names) : Promise.resolve();

/** An answer is there when the sentences are that it names: see app/texts-of-answers.server.ts. */
const ask = window.fetch.bind(window);
window.fetch = async (...asked) => {
  const response = await ask(...asked);
  await load(response.headers.get('X-Texts')).catch(() => {
    // Another version was installed meanwhile: the new document has its sentences, and shows what was done.
    window.location.reload();
  });
  return response;
};

void load(dataset.texts).then(() => {
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    );
  });
});
