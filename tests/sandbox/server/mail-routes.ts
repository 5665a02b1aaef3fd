import { Router, type Request } from 'express';
import type { PageProps } from '../admin/Layout';
import { mailPage, mailsPage } from '../admin/mail-pages';
import type { Sandbox } from './sandbox';

/** The mails that the app handed to the sandbox's mail server. */
export function mailRoutes(sandbox: Sandbox, page: (request: Request) => PageProps): Router {
  const router = Router({ mergeParams: true });
  router.get('/mail', (request, response) => {
    response.send(mailsPage(page(request), sandbox.mails));
  });
  router.get('/mail/:index', (request, response, next) => {
    const mail = sandbox.mails[Number(request.params.index)];
    if (!mail) {
      next();
      return;
    }
    const { html } = mail.parsed;
    response.send(mailPage(page(request), mail, html ? adminLinks(html, sandbox) : ''));
  });
  return router;
}

/** A mail's links into Shopify's admin lead to this one; each opens in a page of its own, as mail programs do. */
function adminLinks(html: string, { store, storeName }: Sandbox): string {
  return html
    .replaceAll(`href="https://${store.shop.domain}/admin/`, `href="/store/${storeName}/`)
    .replace('<head>', '<head><base target="_blank">');
}
