import { z } from 'zod';
import { MAX_SEARCH_LENGTH } from './address';

/** What an address may hold: what is searched for, and where a page of a list begins. */
export const searchParam = z.string().trim().max(MAX_SEARCH_LENGTH);
export const cursorParam = z.string().min(1).max(1_000);
