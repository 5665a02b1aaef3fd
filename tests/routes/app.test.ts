import { describe, expect, test, vi } from 'vitest';
import { startApp, STORE, STORE_ENTRY, type AppUnderTest } from './app-under-test';
import { homeView } from './view-examples';
import { failOnConsoleErrors, readVersion, textOf } from './read-page';

failOnConsoleErrors();

describe('the way in', () => {
  test('GIVEN no signature THEN no data, and the public page instead', async () => {
    const app = await startApp({});
    const response = await app.visit('/app');
    expect(response.status).toBe(302);
    expect(response.headers.get('Location')).toBe('/auth/login');
  });

  test('GIVEN a signature of another app THEN 401', async () => {
    const app = await startApp({});
    const response = await app.visit('/app/version', {
      Authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl',
    });
    expect(response.status).toBe(401);
  });

  test('the version answers open pages', async () => {
    const app = await startApp({ store: { readVersion } });
    expect(await (await app.fetch('/app/version')).json()).toEqual({ version: '7' });
  });

  test.each([
    ['en', 'Everything is being deleted', 'Look again'],
    ['fr', 'Tout est en cours de suppression', 'Vérifier de nouveau'],
  ])(
    'GIVEN everything of the store is being deleted (%s) THEN a page shows nothing of it',
    async (locale, title, action) => {
      const app = await startApp({
        store: {
          readVersion,
          enter: () => Promise.resolve({ ...STORE_ENTRY, isBeingErased: true }),
        },
        home: { show: () => Promise.resolve(homeView()) },
      });
      const text = await textOf(await app.open('/app', { locale }));
      expect(text).toContain(title);
      expect(text).toContain(action);
      expect(text).not.toContain('Readiness');
    },
  );

  test('App Bridge stands in the head, before every other script', async () => {
    const app = await startApp({
      store: { readVersion },
      home: { show: () => Promise.resolve(homeView()) },
    });
    const response = await app.open('/app');
    expect(response.headers.get('Content-Security-Policy')).toContain(`https://${STORE}`);
    const html = await response.text();
    expect(html.indexOf('<script')).toBe(html.indexOf('<script src="https://cdn.shopify.com/'));
    expect(html.indexOf('<script')).toBeLessThan(html.indexOf('</head>'));
    expect(html.split('app-bridge.js"')).toHaveLength(2);
  });

  test.each([
    [undefined, 'fr-FR,fr;q=0.9', 'fr-CA'],
    [undefined, 'de-DE', 'en-CA'],
    ['fr-CA', 'en-CA', 'fr-CA'],
    ['en', 'fr-CA', 'en-CA'],
    ['pt-BR', 'fr-CA', 'en-CA'],
  ])('locale %s, browser %s → %s', async (locale, accepted, lang) => {
    const app = await startApp({
      store: { readVersion },
      home: { show: () => Promise.resolve(homeView()) },
    });
    const response = await app.open('/app', { locale, headers: { 'Accept-Language': accepted } });
    expect(await response.text()).toContain(`<html lang="${lang}"`);
  });

  test('GIVEN Shopify opens the root THEN its parameters are kept on the way to the app', async () => {
    const response = await (await startApp({})).visit(`/?shop=${STORE}&host=abc&locale=fr`);
    expect(response.status).toBe(302);
    expect(response.headers.get('Location')).toBe(`/app?shop=${STORE}&host=abc&locale=fr`);
  });

  test.each([
    ['en', 'inside Shopify’s admin'],
    ['fr', 'dans l’interface administrateur de Shopify'],
  ])(
    'GIVEN a visitor from outside (%s) THEN the page says what this is',
    async (locale, expected) => {
      const response = await (await startApp({})).visit(`/?locale=${locale}`);
      expect(response.status).toBe(200);
      expect(await textOf(response)).toContain(expected);
    },
  );
});

describe('a page that fails', () => {
  let app: AppUnderTest;
  const showHome = () => Promise.reject(new Error('secret detail of the database'));

  test.each([
    ['en', 'This page could not be shown', 'Try again'],
    ['fr', 'Cette page n’a pas pu s’afficher', 'Réessayer'],
  ])(
    'says so (%s), keeps the details to the log, and the token out of it',
    async (locale, title, action) => {
      app = await startApp({ store: { readVersion }, home: { show: showHome } });
      const response = await app.open('/app', { locale });
      expect(response.status).toBe(500);
      const html = await response.clone().text();
      expect(html).not.toContain('secret detail');
      expect(html).toContain('<title>Borealist</title>');
      const text = await textOf(response);
      expect(text).toContain(title);
      expect(text).toContain(action);
      await vi.waitFor(() => {
        expect(app.logged.join()).toContain('secret detail of the database');
      });
      expect(app.logged.join()).not.toContain('id_token');
    },
  );
});
