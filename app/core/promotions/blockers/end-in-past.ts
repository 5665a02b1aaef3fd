import { defineBlocker } from '../blocker';

export const endInPast = defineBlocker({
  id: 'end-in-past',
  overridable: false,
  messages: { past: 'blocking' },
  ofPlan({ endsAt }, { now }) {
    return Date.parse(endsAt) <= now.getTime() ? [{ message: 'past' }] : [];
  },
});
