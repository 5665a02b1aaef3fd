import { defineBlocker } from '../blocker';

/** A promotion cannot apply to what was bought before. One that has begun keeps its start. */
export const startInPast = defineBlocker({
  id: 'start-in-past',
  overridable: false,
  messages: { past: 'blocking' },
  ofPlan({ startsAt }, { now, startedAt }) {
    if (startedAt !== null && Date.parse(startedAt) === Date.parse(startsAt)) return [];
    return Date.parse(startsAt) < now.getTime() ? [{ message: 'past' }] : [];
  },
});
