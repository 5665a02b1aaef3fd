import type { IdAfter } from '../../locales/messages';
import type { Message } from '../audit/outcome';
import type { PlanInput } from './plan-input';

/** Field of the input → what is wrong with it and how to fix it. */
export type PlanErrors = Partial<Record<keyof PlanInput, Message>>;

export function error(id: IdAfter<'promotion.error.'>, data: Message['data'] = {}): Message {
  return { id: `promotion.error.${id}`, data };
}
