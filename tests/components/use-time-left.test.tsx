// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useTimeLeft } from '~/components/use-time-left';

interface Progress {
  phase: string;
  done: number;
  total: number | null;
}

let nowMs = 0;

function Shown(props: Progress) {
  return <p>{String(useTimeLeft(props))}</p>;
}

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  nowMs = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Looked at after each of these times. */
function watch(looks: [atMs: number, progress: Progress][]): (string | null | undefined)[] {
  const element = document.body.appendChild(document.createElement('div'));
  const root = createRoot(element);
  return looks.map(([atMs, progress]) => {
    nowMs = atMs;
    act(() => {
      root.render(<Shown {...progress} />);
    });
    return element.querySelector('p')?.textContent;
  });
}

it('is told by the speed since it was first looked at, once that was for a while', () => {
  const at = (done: number) => ({ phase: 'reading', done, total: 1_000 });
  expect(
    watch([
      [0, at(100)],
      [2_000, at(200)],
      [10_000, at(600)],
    ]),
  ).toEqual(['null', 'null', '8']);
});

it.each([
  ['where nobody knows how many there are', { done: 200, total: null }],
  ['where nothing was done meanwhile', { done: 100, total: 1_000 }],
])('is not told %s', (_what, progress) => {
  expect(
    watch([
      [0, { phase: 'reading', done: 100, total: progress.total }],
      [10_000, { phase: 'reading', ...progress }],
    ]),
  ).toEqual(['null', 'null']);
});

it('begins anew with another step', () => {
  expect(
    watch([
      [0, { phase: 'reading', done: 100, total: 1_000 }],
      [10_000, { phase: 'reading', done: 600, total: 1_000 }],
      [11_000, { phase: 'auditing', done: 10, total: 1_000 }],
    ]),
  ).toEqual(['null', '8', 'null']);
});
