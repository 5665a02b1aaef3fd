import { Router, type Request } from 'express';
import { z } from 'zod';
import { extensionFrame } from '../admin/extension-frame';
import type { ShownExtension } from '../admin/extension-parts';
import { gid } from '../store/ids';
import type { AdminContext } from './admin-context';
import type { Sandbox } from './sandbox';
import { nameOfExtension, scriptOf, textsOfExtension } from './ui-extensions';

const KINDS = {
  'admin.product-details.block.render': 'block',
  'admin.product-details.action.render': 'action',
} as const;

/** What the app draws on a product's page, and opens from there. */
export function extensionsOnProduct(sandbox: Sandbox, productNumber: string): ShownExtension[] {
  if (!sandbox.isInstalled) return [];
  return sandbox.configuration.uiExtensions.flatMap((extension) =>
    Object.entries(KINDS)
      .filter(([target]) => extension.targets.includes(target))
      .map(([target, kind]) => ({
        handle: extension.handle,
        name: nameOfExtension(extension, sandbox.language),
        kind,
        path: `/extensions/${extension.handle}?${new URLSearchParams({ target, product: productNumber })}`,
        isBuilt: scriptOf(extension) !== null,
      })),
  );
}

/** The document in which one is run, and its script as it was built. */
export function extensionRoutes({ sandbox, page }: AdminContext): Router {
  const router = Router({ mergeParams: true });
  const find = (request: Request) =>
    sandbox.isInstalled
      ? sandbox.configuration.uiExtensions.find(({ handle }) => handle === request.params['handle'])
      : undefined;

  router.get('/extensions/:handle', (request, response, next) => {
    const extension = find(request);
    const asked = frameQuery.safeParse(request.query);
    if (!extension || !asked.success) {
      next();
      return;
    }
    const { target, product } = asked.data;
    const { language } = sandbox;
    response.send(
      extensionFrame(page(request), {
        script: `/extensions/${extension.handle}/script.js`,
        name: nameOfExtension(extension, language),
        host: {
          target,
          selected: [{ id: gid('Product', product) }],
          appOrigin: sandbox.appOrigin(),
          language,
          texts: textsOfExtension(extension, language),
        },
      }),
    );
  });

  router.get('/extensions/:handle/script.js', (request, response, next) => {
    const extension = find(request);
    const script = extension ? scriptOf(extension) : null;
    if (script === null) {
      next();
      return;
    }
    response.set('cache-control', 'no-cache').sendFile(script, { dotfiles: 'allow' });
  });

  return router;
}

const frameQuery = z.object({
  target: z.enum(['admin.product-details.block.render', 'admin.product-details.action.render']),
  product: z.string().regex(/^\d+$/),
});
