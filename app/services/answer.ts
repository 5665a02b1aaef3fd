/**
 * What a verb answers that somebody calls and that may say no: done, or not done because. Where it is not done,
 * nothing has changed. What only reads answers `null` for what is not there; what breaks is thrown.
 */
export type Answer<Value = undefined, Because extends Reason = never> =
  { done: true; value: Value } | NotDone<Because>;

export interface NotDone<Because extends Reason> {
  done: false;
  because: Because;
}

/** Why not, in one word by which reasons are told apart, and what else has to be known. */
export interface Reason {
  why: string;
}

/** It is not there any more, or never was in this store. */
export interface Gone {
  why: 'gone';
}

/** What was typed cannot be meant: by field, what is wrong and how to fix it. */
export interface Invalid<Errors> {
  why: 'invalid';
  errors: Errors;
}

export function done(): { done: true; value: undefined };
export function done<Value>(value: Value): { done: true; value: Value };
export function done(value?: unknown) {
  return { done: true, value };
}

export function notDone<const Because extends Reason>(because: Because): NotDone<Because> {
  return { done: false, because };
}

export const GONE: NotDone<Gone> = notDone({ why: 'gone' });
