import { defineBlocker } from '../blocker';

export const endBeforeStart = defineBlocker({
  id: 'end-before-start',
  overridable: false,
  messages: { reversed: 'blocking' },
  ofPlan({ startsAt, endsAt }) {
    return Date.parse(endsAt) <= Date.parse(startsAt) ? [{ message: 'reversed' }] : [];
  },
});
