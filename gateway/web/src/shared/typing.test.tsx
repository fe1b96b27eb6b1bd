import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TypingLine } from './components/typing-line';
import { announceTyping } from './typing';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const say = (number: number, name?: string) => act(() => announceTyping({ number, name }));

it('says who writes in this ticket until some seconds have passed', () => {
  render(<TypingLine number={7} messages={1} />);
  const line = screen.getByRole('status');
  say(8, 'Ben');
  expect(line.textContent).toBe('');
  say(7, 'Ada');
  expect(line.textContent).not.toBe('');
  act(() => void vi.advanceTimersByTime(5_000));
  say(7);
  act(() => void vi.advanceTimersByTime(5_000));
  expect(line.textContent).not.toBe('');
  act(() => void vi.advanceTimersByTime(1_000));
  expect(line.textContent).toBe('');
});

it('is over with the answer', () => {
  const { rerender } = render(<TypingLine number={7} messages={1} />);
  say(7);
  rerender(<TypingLine number={7} messages={2} />);
  expect(screen.getByRole('status').textContent).toBe('');
});
