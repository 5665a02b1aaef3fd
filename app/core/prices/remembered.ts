/**
 * What was worked out of objects, kept on each where nobody else sees it, so that it goes when they do. Tables beside
 * them, weak ones too, grow old, and V8 keeps what old tables name until it looks through the whole heap, copying it
 * about meanwhile: a third of what judging listings with a year of daily prices took.
 */
export class Remembered<Of extends object, Value> {
  readonly #key = Symbol('remembered');

  of(object: Of): Value | undefined {
    return (object as { [key: symbol]: Value })[this.#key];
  }

  keep(object: Of, value: Value): void {
    if (!Object.isExtensible(object)) return;
    Object.defineProperty(object, this.#key, { value, configurable: true });
  }
}
