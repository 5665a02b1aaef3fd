import { useEffect } from 'react';

/** No field: on a phone, its keyboard would open. */
const FOCUSABLE =
  'a[href], button:not([disabled]), summary, [tabindex="0"], ' +
  'input[type=checkbox]:not([disabled]), input[type=radio]:not([disabled])';

/**
 * Where what had the focus goes away (a finding that was ignored, a form that was closed, a window), or cannot be used
 * for a moment, browsers let the focus fall to the top of the page: whoever works by keyboard or hears the page read loses
 * the place. It goes to what is left nearest to it instead, or back.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    /** What had the focus last, and all around it, from the inside. Empty: whoever clicked elsewhere left it. */
    let had: Element[] = [];
    const note = () => {
      const { activeElement } = document;
      if (activeElement !== null && activeElement !== document.body)
        had = withAncestors(activeElement);
    };
    const forget = () => {
      had = [];
    };
    const keep = () => {
      if (document.activeElement !== document.body || had.length === 0) return;
      const left = had.find((element) => element.isConnected);
      // All of a page is gone where somebody went to another one.
      if (left === undefined || left.querySelector('h1') !== null) return;
      const next = left === had[0] ? left : left.querySelector(FOCUSABLE);
      if (next instanceof HTMLElement) next.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(keep);
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled'],
    });
    document.addEventListener('focusin', note);
    document.addEventListener('pointerdown', forget);
    document.addEventListener('click', note);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', note);
      document.removeEventListener('pointerdown', forget);
      document.removeEventListener('click', note);
    };
  }, []);
}

function withAncestors(element: Element): Element[] {
  const path: Element[] = [];
  for (let each: Element | null = element; each !== null; each = each.parentElement)
    path.push(each);
  return path;
}
