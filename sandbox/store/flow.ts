import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'smol-toml';
import { z } from 'zod';

const EXTENSIONS = resolve(import.meta.dirname, '../../extensions');
/** Of a trigger's payload as JSON, by the recordings. */
const MAX_PAYLOAD_BYTES = 50_000;

const configuration = z.object({
  extensions: z.array(z.object({ type: z.string(), handle: z.string() })),
});

/** Shopify Flow as far as an app's triggers reach it. */
export class FlowInbox {
  /** Handles of the triggers that the app has deployed. */
  private readonly triggers = triggersOfApp();
  readonly received: { handle: string; payload: unknown }[] = [];

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

function triggersOfApp(): Set<string> {
  const extensions = readdirSync(EXTENSIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
    .flatMap(({ name }) => {
      const file = resolve(EXTENSIONS, name, 'shopify.extension.toml');
      return configuration.parse(parse(readFileSync(file, 'utf8'))).extensions;
    });
  return new Set(
    extensions.filter(({ type }) => type === 'flow_trigger').map(({ handle }) => handle),
  );
}
