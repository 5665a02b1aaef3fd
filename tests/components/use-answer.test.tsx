// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useAnswer } from '~/components/use-answer';

type Told = { done: boolean } | undefined;
type State = 'idle' | 'submitting' | 'loading';

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function dealing() {
  const dealt: Told[] = [];
  function Page(props: { state: State; data: Told }) {
    useAnswer<Told>(props, (told) => dealt.push(told));
    return null;
  }
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  return {
    dealt,
    be: (state: State, data: Told) => {
      act(() => {
        root.render(<Page state={state} data={data} />);
      });
    },
  };
}

it('deals with an answer once, when the page has loaded its data again', () => {
  const { dealt, be } = dealing();
  const saved = { done: true };
  be('idle', undefined);
  be('submitting', undefined);
  be('loading', saved);
  expect(dealt).toEqual([]);
  be('idle', saved);
  be('idle', saved);
  expect(dealt).toEqual([saved]);
});

it('deals with each of two answers that say the same', () => {
  const { dealt, be } = dealing();
  be('idle', undefined);
  be('idle', { done: false });
  be('submitting', { done: false });
  be('idle', { done: false });
  expect(dealt).toHaveLength(2);
});

it('leaves alone what was answered before the page was opened', () => {
  const { dealt, be } = dealing();
  be('idle', { done: true });
  expect(dealt).toEqual([]);
});
