import { Router, type Request } from 'express';
import { z } from 'zod';
import { discountPage, discountsPage } from '../admin/discount-pages';
import { deactivate, type DiscountRecord } from '../store/discounts';
import { compareIds } from '../store/ids';
import { toCents } from '../store/records';
import type { AdminContext } from './admin-context';

const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/)
  .transform((text) => `${new Date(`${text}Z`).toISOString().slice(0, 19)}Z`);

const inputs = z
  .object({
    title: z.string().trim().min(1).max(255),
    percent: z.coerce.number().positive().max(100).optional(),
    amount: z.coerce.number().positive().optional(),
    starts_at: instant,
    ends_at: z.union([z.literal('').transform(() => null), instant]),
  })
  .refine(({ starts_at: from, ends_at: to }) => to === null || to > from, {
    path: ['ends_at'],
    message: 'Ends at needs to be after starts_at',
  });

/** Discounts in the admin: made by apps, changed or deleted by the merchant. */
export function discountRoutes({ sandbox, page, goTo }: AdminContext): Router {
  const { store, clock } = sandbox;
  const router = Router();
  const find = (request: Request): DiscountRecord | undefined =>
    store.discounts.get(request.params['id'] ?? '');

  router.get('/discounts', (request, response) => {
    const discounts = [...store.discounts.values()].sort((a, b) => compareIds(b.id, a.id));
    response.send(discountsPage(page(request), discounts));
  });

  router.get('/discounts/:id', (request, response, next) => {
    const discount = find(request);
    if (discount) response.send(discountPage(page(request), discount, null));
    else next();
  });

  router.post('/discounts/:id', (request, response, next) => {
    const discount = find(request);
    if (!discount) {
      next();
      return;
    }
    const form = inputs.safeParse(request.body);
    if (!form.success) {
      const problem = form.error.issues[0];
      const said = `${problem?.path.join('.') ?? ''}: ${problem?.message ?? ''}`;
      response.status(422).send(discountPage(page(request), discount, said));
      return;
    }
    const { title, percent, amount, starts_at: startsAt, ends_at: endsAt } = form.data;
    store.saveDiscount({
      ...discount,
      title,
      startsAt,
      endsAt,
      value:
        percent !== undefined && discount.value !== null
          ? { percentage: percent / 100 }
          : amount !== undefined && discount.value !== null && 'amountCents' in discount.value
            ? { ...discount.value, amountCents: toCents(amount) }
            : discount.value,
      updatedAt: store.now(),
    });
    goTo(response, `/discounts/${discount.id}`, 'discountSaved');
  });

  router.post('/discounts/:id/deactivate', (request, response, next) => {
    const discount = find(request);
    if (!discount) {
      next();
      return;
    }
    deactivate(discount, clock.now());
    store.saveDiscount(discount);
    goTo(response, `/discounts/${discount.id}`, 'discountSaved');
  });

  router.post('/discounts/:id/delete', (request, response, next) => {
    const discount = find(request);
    if (!discount) {
      next();
      return;
    }
    store.deleteDiscount(discount);
    goTo(response, '/discounts', 'discountDeleted');
  });

  return router;
}
