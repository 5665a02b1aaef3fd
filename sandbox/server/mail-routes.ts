import { Router } from 'express';
import { mailPage, mailsPage } from '../admin/mail-pages';
import type { ShownMail } from '../model';
import type { AdminContext } from './admin-context';
import { handleAsync } from './async-handler';
import type { ReceivedMail } from './mail-server';
import type { Sandbox } from './sandbox';

/** The mails that the app handed to the sandbox's mail server, and those that lie in the outbox of an app without. */
export function mailRoutes({ sandbox, page }: AdminContext): Router {
  const router = Router({ mergeParams: true });
  router.get(
    '/mail',
    handleAsync(async (request, response) => {
      response.send(mailsPage(page(request), await allMails(sandbox)));
    }),
  );
  router.get('/mail/:key', (request, response, next) => {
    allMails(sandbox)
      .then((mails) => {
        const mail = mails.find(({ key }) => key === request.params.key);
        if (!mail) {
          next();
          return;
        }
        response.send(mailPage(page(request), mail, adminLinks(mail.html, sandbox)));
      })
      .catch(next);
  });
  return router;
}

/** The latest first. */
async function allMails(sandbox: Sandbox): Promise<ShownMail[]> {
  const received = sandbox.mails.map(shown).reverse();
  const kept = await sandbox.outbox();
  return [...received, ...kept].toSorted((a, b) => (b.at?.getTime() ?? 0) - (a.at?.getTime() ?? 0));
}

function shown({ to, raw, parsed }: ReceivedMail, index: number): ShownMail {
  const { from, subject, date, html, text } = parsed;
  return {
    key: String(index),
    from: from?.text ?? '',
    to,
    subject: subject ?? '',
    at: date ?? null,
    html: html || '',
    text: text ?? '',
    raw,
  };
}

/** A mail's links into Shopify's admin lead to this one; each opens in a page of its own, as mail programs do. */
function adminLinks(html: string, { store, storeName }: Sandbox): string {
  return html
    .replaceAll(`href="https://${store.shop.domain}/admin/`, `href="/store/${storeName}/`)
    .replace('<head>', '<head><base target="_blank">');
}
