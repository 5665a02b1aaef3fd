import { JSDOM } from 'jsdom';

/**
 * Gives an extension a document as globals, until the function that this returns is called. The process is
 * otherwise Node's: the app's routes and database run in it too, and vitest's own jsdom environment would take
 * `URL` and `Request` from them.
 */
export function installDocument(): () => void {
  const { window } = new JSDOM('<!doctype html><body></body>');
  const globals = {
    window,
    document: window.document,
    MutationObserver: window.MutationObserver,
    HTMLElement: window.HTMLElement,
  };
  Object.assign(globalThis, globals);
  return () => {
    for (const name of Object.keys(globals)) Reflect.deleteProperty(globalThis, name);
    window.close();
  };
}
