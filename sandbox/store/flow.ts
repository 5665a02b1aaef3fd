/** Of a trigger's payload as JSON, by the recordings. */
const MAX_PAYLOAD_BYTES = 50_000;

/** Shopify Flow as far as an app's triggers reach it. */
export class FlowInbox {
  readonly received: { handle: string; payload: unknown }[] = [];
  private readonly triggers = new Set<string>();

  /** Makes triggers known, by their handles. */
  deploy(handles: readonly string[]): void {
    for (const handle of handles) this.triggers.add(handle);
  }

  /** Takes an event, or says as Shopify does why not. */
  receive(handle: string, payload: unknown): { field: string[]; message: string }[] {
    const refusal = (reason: string) => [
      { field: ['body'], message: `Errors validating schema:\n  ${reason}\n` },
    ];
    if (Buffer.byteLength(JSON.stringify(payload)) > MAX_PAYLOAD_BYTES) {
      return refusal(`Properties size exceeds the limit of ${MAX_PAYLOAD_BYTES} bytes.`);
    }
    if (!this.triggers.has(handle)) return refusal(`Invalid handle '${handle}'.`);
    this.received.push({ handle, payload });
    return [];
  }

  /** As where the app's triggers cannot be used: on a plan without Flow. */
  withdraw(): void {
    this.triggers.clear();
  }
}
