import { Router } from 'express';
import { z } from 'zod';
import { REFUSALS } from '../store/refusals';
import type { AdminContext } from './admin-context';

const names = z.array(z.enum(REFUSALS));

/** `InventoryItem.unitCost read_inventory` */
const DENIED_FIELD = /^(?<field>[A-Za-z]\w*\.[A-Za-z]\w*)\s+(?<scope>\w+)$/;

const deniedFields = z.string().transform((text, context) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const { field, scope } = DENIED_FIELD.exec(line)?.groups ?? {};
      if (field !== undefined && scope !== undefined) return { field, scope };
      context.addIssue(`A denied field is written as Type.field permission, not as "${line}".`);
      return z.NEVER;
    }),
);

const form = z.object({
  /** A form with one tick sends a text, one without sends nothing. */
  refusal: z.preprocess((given) => [given ?? []].flat(), names),
  /** One a line. */
  denied_fields: deniedFields.default([]),
});

export function refusalRoutes({ sandbox, goTo }: AdminContext): Router {
  const router = Router({ mergeParams: true });
  router.post('/settings/refusals', (request, response) => {
    const { refusal, denied_fields: denied } = form.parse(request.body);
    sandbox.store.refusals.set(...refusal);
    sandbox.store.faults.denyFields(denied);
    goTo(response, '/settings', 'refusalsSet');
  });
  return router;
}
