// @vitest-environment jsdom
import { act, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useKeptFocus } from '~/components/use-kept-focus';

/** A list of things that can be set aside, after a question. */
function Findings() {
  useKeptFocus();
  const [left, setLeft] = useState(['one', 'two']);
  const [asked, setAsked] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  return (
    <>
      <h1>Listing</h1>
      <button
        id="busy"
        disabled={isBusy}
        onClick={() => {
          work();
        }}
      >
        Work
      </button>
      <ul>
        {left.map((name) => (
          <li key={name}>
            {asked === name ? (
              <form>
                <input id="reason" />
                <button
                  type="button"
                  id="done"
                  onClick={() => {
                    setAside(name);
                  }}
                />
                <button
                  type="button"
                  id="cancel"
                  onClick={() => {
                    setAsked(null);
                  }}
                />
              </form>
            ) : (
              <button
                id={`ignore-${name}`}
                onClick={() => {
                  setAsked(name);
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  );

  function setAside(name: string) {
    setLeft((before) => before.filter((each) => each !== name));
    setAsked(null);
  }

  function work() {
    setIsBusy(true);
    setTimeout(() => {
      setIsBusy(false);
    }, 0);
  }
}

function Pages() {
  useKeptFocus();
  const [page, setPage] = useState(1);
  return (
    <main>
      <section key={page}>
        <h1>{page}</h1>
        <button
          id={`next-${page}`}
          onClick={() => {
            setPage(page + 1);
          }}
        />
      </section>
    </main>
  );
}

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
});
afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

async function show(what: React.ReactNode) {
  const root = document.body.appendChild(document.createElement('div'));
  await act(async () => {
    createRoot(root).render(what);
    await Promise.resolve();
  });
}

/** By keyboard, as the browser does it. */
async function press(id: string) {
  await act(async () => {
    const button = document.getElementById(id);
    button?.focus();
    button?.click();
    await new Promise((settle) => setTimeout(settle, 5));
  });
}

const focused = () => document.activeElement?.id;

it('goes back to what opened a form that is closed', async () => {
  await show(<Findings />);
  await press('ignore-one');
  await press('cancel');
  expect(focused()).toBe('ignore-one');
});

it('goes to what is left where the thing itself goes', async () => {
  await show(<Findings />);
  await press('ignore-one');
  await press('done');
  expect(focused()).toBe('ignore-two');
});

it('comes back to a button that could not be pressed for a moment', async () => {
  await show(<Findings />);
  await press('busy');
  expect(focused()).toBe('busy');
});

it('is not taken from whoever clicked elsewhere, nor set where another page came', async () => {
  await show(<Findings />);
  await press('ignore-one');
  document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  (document.activeElement as HTMLElement | null)?.blur();
  await act(() => Promise.resolve(document.getElementById('cancel')?.click()));
  expect(document.activeElement).toBe(document.body);
  document.body.replaceChildren();

  await show(<Pages />);
  await press('next-1');
  expect(document.activeElement).toBe(document.body);
});
