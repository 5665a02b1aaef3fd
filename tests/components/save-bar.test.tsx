// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SaveBar } from '~/components/SaveBar';

vi.mock('~/components/use-leave-confirmation', () => ({ useLeaveConfirmation: () => undefined }));

let root: ReturnType<typeof createRoot>;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame'] });
  const container = document.body.appendChild(document.createElement('div'));
  root = createRoot(container);
});
afterEach(() => {
  act(() => {
    root.unmount();
  });
  document.body.replaceChildren();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function show(state: { shown: boolean; busy: boolean; wrong: readonly string[] }) {
  act(() => {
    root.render(
      <>
        {['name', 'percent', 'start'].map((id) => (
          <input key={id} id={id} aria-invalid={state.wrong.includes(id)} />
        ))}
        <SaveBar
          id="form"
          shown={state.shown}
          busy={state.busy}
          onSave={() => undefined}
          onDiscard={() => undefined}
        />
      </>,
    );
  });
}

function save(answer: { shown: boolean; wrong: readonly string[] }) {
  show({ shown: true, busy: false, wrong: [] });
  document.getElementById('start')?.focus();
  show({ shown: true, busy: true, wrong: [] });
  show({ busy: false, ...answer });
  vi.advanceTimersToNextFrame();
  return document.activeElement?.id;
}

it('leads to the first field that was refused', () => {
  expect(save({ shown: true, wrong: ['percent', 'start'] })).toBe('percent');
});

it('leaves whoever saved where they were', () => {
  expect(save({ shown: false, wrong: [] })).toBe('start');
  expect(save({ shown: true, wrong: [] })).toBe('start');
});
