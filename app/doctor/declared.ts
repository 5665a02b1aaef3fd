import { parse } from 'smol-toml';
import { z } from 'zod';
import toml from '../../shopify.app.toml?raw';

const scopes = z
  .string()
  .transform((text) => text.split(',').map((scope) => scope.trim()))
  .transform((names) => names.filter((name) => name !== ''));

const configuration = z
  .object({
    client_id: z.string(),
    application_url: z.string(),
    access_scopes: z.object({ scopes, optional_scopes: z.array(z.string()).default([]) }),
  })
  .transform(({ client_id, application_url, access_scopes }) => ({
    clientId: client_id,
    applicationUrl: application_url,
    scopes: access_scopes.scopes,
    optionalScopes: access_scopes.optional_scopes,
  }));

export type Declared = z.output<typeof configuration>;

/** What shopify.app.toml declared when the app was built. */
export function readDeclared(): Declared {
  return configuration.parse(parse(toml));
}
