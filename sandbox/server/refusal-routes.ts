import { Router } from 'express';
import { z } from 'zod';
import { REFUSALS } from '../store/refusals';
import type { AdminContext } from './admin-context';

const names = z.array(z.enum(REFUSALS));

const form = z.object({
  /** A form with one tick sends a text, one without sends nothing. */
  refusal: z.preprocess((given) => [given ?? []].flat(), names),
});

export function refusalRoutes({ sandbox, goTo }: AdminContext): Router {
  const router = Router({ mergeParams: true });
  router.post('/settings/refusals', (request, response) => {
    sandbox.store.refusals.set(...form.parse(request.body).refusal);
    goTo(response, '/settings', 'refusalsSet');
  });
  return router;
}
